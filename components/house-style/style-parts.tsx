import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { useWords } from '#words'

const parts = [
  { id: 'style', href: '/desk/settings/house-style', isManaged: false },
  { id: 'snippets', href: '/desk/settings/snippets', isManaged: false },
  { id: 'templates', href: '/desk/settings/templates', isManaged: true },
] as const

/** The frame of the pages with what helps writers. */
export function StyleParts({
  part,
  mayManage,
  about,
  actions,
  children,
}: {
  part: (typeof parts)[number]['id']
  /** Without it, only the parts that everybody opens are named. */
  mayManage: boolean
  about: string
  actions?: ReactNode
  children: ReactNode
}) {
  const say = useWords()
  return (
    <Page title={say('desk.style')} about={about} actions={actions}>
      <nav aria-label={say('style.parts')} className="mb-4 flex gap-4 overflow-x-auto border-line border-b">
        {parts
          .filter(({ isManaged }) => mayManage || !isManaged)
          .map(({ id, href }) => (
            <Link
              key={id}
              href={href}
              aria-current={id === part ? 'page' : undefined}
              className="-mb-px flex h-9 items-center border-transparent border-b-2 text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {say(`${id}.title`)}
            </Link>
          ))}
      </nav>
      {children}
    </Page>
  )
}
