'use client'

import { type FormEvent, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { useWords } from '#words'
import { type Ask, inWords, whyEasy } from './words.ts'

/**
 * `proof` says whether the current password is required: not if there is none, or after signing in by a link. Problems are shown on submit,
 * not on blur, because an inserted line would move the button under the pointer.
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
  const say = useWords()
  const form = useRef<HTMLFormElement>(null)
  const { run, busy, outcome } = useAsk(inWords, setPassword, ({ ended }) => say('people.passwordSet', { count: ended }))
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
          label={say('people.currentPassword')}
          name="current"
          type="password"
          autoComplete="current-password"
          isRequired
          problem={wrong ? say('people.currentWrong') : undefined}
          hint={say('people.currentHint')}
        />
      )}
      <TextField
        label={say('people.newPassword')}
        name="password"
        type="password"
        autoComplete="new-password"
        isRequired
        maxLength={200}
        hint={say('people.newPasswordHint')}
        problem={
          problemAt(say, outcome, 'password') ??
          whyEasy(say, outcome) ??
          (outcome && !outcome.ok && outcome.problem === 'too-many' ? inWords(say, 'too-many') : undefined)
        }
      />
      <div>
        <Button type="submit" isPending={busy}>
          {say(hasPassword ? 'people.changePassword' : 'people.setPassword')}
        </Button>
      </div>
    </form>
  )
}
