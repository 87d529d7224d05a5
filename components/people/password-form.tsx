'use client'

import { type FormEvent, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useWords } from '#words'
import { type Entry, type EntryProblem, enter } from './enter.ts'
import { inWords } from './words.ts'

/** Address and password. The input stays after a failure. `onEntry` is called when they are right: the entry may lead to a second step. */
export function PasswordForm({ onEntry, autoFocus = true }: { onEntry: (entry: Entry) => void; autoFocus?: boolean }) {
  const say = useWords()
  const [problem, setProblem] = useState<EntryProblem | null>(null)
  const [busy, setBusy] = useState(false)

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    setBusy(true)
    const entry = await enter('password', { email: String(sent.get('email')), password: String(sent.get('password')) })
    setBusy(false)
    const isRight = entry.ok || entry.problem === 'second-step'
    setProblem(entry.ok || isRight ? null : entry.problem)
    if (isRight) onEntry(entry)
  }

  return (
    <form noValidate method="post" onSubmit={signIn} className="grid gap-3">
      {problem && (
        <Alert tone="danger" live>
          {inWords(say, problem)}
        </Alert>
      )}
      <TextField label={say('people.email')} name="email" type="email" autoComplete="username" isRequired autoFocus={autoFocus} />
      <TextField label={say('people.password')} name="password" type="password" autoComplete="current-password" isRequired />
      <Button type="submit" tone="primary" isPending={busy} className="mt-1 min-h-10! w-full">
        {say('people.signIn')}
      </Button>
    </form>
  )
}
