import { useEffect } from 'react'
import { Toaster, toast } from 'sonner'
import { useWords } from '#words'
import { type Notice, showNoticesWith } from './notify.ts'

const show = ({ kind, text, words: { detail, action, lasts } }: Notice) => {
  const options = { description: detail, action, ...(lasts !== undefined && { duration: lasts }) }
  if (kind === 'done') toast.success(text, options)
  else toast.error(text, { duration: 8000, ...options })
}

/** The short messages themselves. They are announced politely (ARIA live region) and never take the focus. */
export function ShownNotices() {
  const say = useWords()
  useEffect(() => showNoticesWith(show), [])
  return (
    <Toaster
      containerAriaLabel={say('everywhere.notices')}
      position="bottom-right"
      theme="system"
      gap={8}
      offset={16}
      mobileOffset={{ bottom: 64 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-center gap-3 rounded-lg bg-ink px-3.5 py-2.5 font-sans text-canvas text-sm shadow-popover sm:w-[22rem]',
          content: 'min-w-0 flex-1',
          title: 'font-semibold',
          description: 'text-inherit! opacity-80',
          actionButton: 'shrink-0 rounded-sm px-2 py-1 font-semibold underline underline-offset-2',
        },
      }}
    />
  )
}
