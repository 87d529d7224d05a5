'use client'

import { type FormEvent, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Ask, inWords, issueAt, whyEasy } from './words.ts'

/**
 * `proof` says whether the current password is asked for: not when there is none, or one came in by a link just now.
 * What is wrong is said when it is sent, never on leaving a field: a line that appears then moves the button from under the hand.
 */
export function SetPasswordForm({
  email,
  hasPassword,
  proof,
  setPassword,
}: {
  email: string
  hasPassword: boolean
  proof: 'password' | 'presence'
  setPassword: Ask<{ current: string; password: string }, { ended: number }>
}) {
  const form = useRef<HTMLFormElement>(null)
  const { run, busy, outcome } = useAsk(inWords, setPassword, ({ ended }) =>
    ended === 0 ? 'Your password is set' : `Your password is set, and ${ended} other browser${ended === 1 ? ' is' : 's are'} signed out`,
  )
  const wrong = outcome && !outcome.ok && outcome.problem === 'wrong'

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    const answer = await run({ current: String(sent.get('current') ?? ''), password: String(sent.get('password')) })
    if (answer.ok) form.current?.reset()
  }

  return (
    <form noValidate ref={form} onSubmit={submit} className="grid gap-3">
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      {proof === 'password' && (
        <TextField
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          isRequired
          problem={wrong ? 'That is not your current password.' : undefined}
          hint="Forgotten it? Sign out and come back by a one-time link: then it is not asked for."
        />
      )}
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        isRequired
        maxLength={200}
        hint="At least 12 characters. A sentence is a good one."
        problem={
          issueAt(outcome, 'password') ??
          whyEasy(outcome) ??
          (outcome && !outcome.ok && outcome.problem === 'too-many' ? inWords('too-many') : undefined)
        }
      />
      <div>
        <Button type="submit" isPending={busy}>
          {hasPassword ? 'Change password' : 'Set password'}
        </Button>
      </div>
    </form>
  )
}
