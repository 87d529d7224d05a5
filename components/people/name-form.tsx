'use client'

import type { FormEvent } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Ask, inWords, issueAt } from './words.ts'

export function NameForm({ name, rename }: { name: string; rename: Ask<{ name: string }> }) {
  const { run, busy, outcome } = useAsk(inWords, rename, () => 'Your name is changed')
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void run({ name: String(new FormData(event.currentTarget).get('name')) })
  }
  return (
    <form noValidate onSubmit={submit} className="flex items-start gap-2">
      <TextField
        label="Your name"
        labelHidden
        name="name"
        defaultValue={name}
        autoComplete="name"
        isRequired
        maxLength={100}
        problem={issueAt(outcome, 'name')}
        className="flex-1"
      />
      <Button type="submit" isPending={busy}>
        Change
      </Button>
    </form>
  )
}
