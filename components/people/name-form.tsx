'use client'

import type { FormEvent } from 'react'
import { Button } from '#components/ui/button.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

export function NameForm({ name, rename }: { name: string; rename: Ask<{ name: string }> }) {
  const say = useWords()
  const { run, busy, outcome } = useAsk(inWords, rename, () => say('people.nameChanged'))
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void run({ name: String(new FormData(event.currentTarget).get('name')) })
  }
  return (
    <form noValidate onSubmit={submit} className="flex items-start gap-2">
      <TextField
        label={say('people.yourName')}
        labelHidden
        name="name"
        defaultValue={name}
        autoComplete="name"
        isRequired
        maxLength={100}
        problem={problemAt(say, outcome, 'name')}
        className="flex-1"
      />
      <Button type="submit" isPending={busy}>
        {say('people.change')}
      </Button>
    </form>
  )
}
