'use client'

import { type FormEvent, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import type { Outcome } from '#lib/outcome.ts'
import { useWords } from '#words'
import { inWords } from './words.ts'

type Answer = Outcome<unknown, 'invalid' | 'cross-site'>

/** Requests a sign-in link by mail. The answer does not reveal whether the account exists. */
export function RequestLinkForm({ request }: { request: (input: { email: string }) => Promise<Answer> }) {
  const say = useWords()
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
        {say('people.linkSent')}
      </Alert>
    )
  return (
    <form noValidate onSubmit={ask} className="grid gap-3">
      {answer?.problem === 'cross-site' && (
        <Alert tone="danger" live>
          {inWords(say, answer.problem)}
        </Alert>
      )}
      <TextField
        label={say('people.email')}
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        problem={problemAt(say, answer, 'email')}
      />
      <Button type="submit" isPending={busy} className="h-10! w-full">
        {say('people.sendLink')}
      </Button>
    </form>
  )
}
