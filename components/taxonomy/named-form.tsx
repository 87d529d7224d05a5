'use client'

import { type FormEvent, type ReactNode, type Ref, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useWords } from '#words'

/** A panel with a form: its fields and one submit button. Closes after success. */
export function NamedForm({
  ref,
  title,
  send,
  onSend,
  onClose,
  children,
  aside,
}: {
  ref?: Ref<HTMLFormElement>
  title: string
  send: string
  onSend: (form: HTMLFormElement) => Promise<{ ok: boolean }>
  onClose: () => void
  children: ReactNode
  aside?: ReactNode
}) {
  const say = useWords()
  const [busy, setBusy] = useState(false)
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setBusy(true)
    const answer = await onSend(event.currentTarget)
    setBusy(false)
    if (answer.ok) onClose()
  }
  return (
    <Panel title={title} onClose={onClose} className="my-3">
      <form ref={ref} noValidate onSubmit={submit} className="grid gap-3">
        {children}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" tone="primary" isPending={busy}>
            {send}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {say('everywhere.cancel')}
          </Button>
          {aside}
        </div>
      </form>
    </Panel>
  )
}
