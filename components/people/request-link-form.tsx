'use client'

import { type FormEvent, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Outcome } from '#lib/outcome.ts'
import { inWords, issueAt } from './words.ts'

type Answer = Outcome<unknown, 'invalid' | 'cross-site'>

/** Asks for a link by mail. The answer is the same whether there is such an account or not. */
export function RequestLinkForm({ request }: { request: (input: { email: string }) => Promise<Answer> }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    setBusy(true)
    setAnswer(await request({ email: String(sent.get('email')) }))
    setBusy(false)
  }

  if (answer?.ok)
    return (
      <Alert tone="good" live>
        If there is an account with this address, a link is on its way. It works once, within 15 minutes.
      </Alert>
    )
  return (
    <form noValidate onSubmit={ask} className="grid gap-3">
      {answer?.problem === 'cross-site' && (
        <Alert tone="danger" live>
          {inWords(answer.problem)}
        </Alert>
      )}
      <TextField label="E-mail address" name="email" type="email" autoComplete="username" isRequired problem={issueAt(answer, 'email')} />
      <Button type="submit" isPending={busy} className="h-10! w-full">
        Send me a link
      </Button>
    </form>
  )
}
