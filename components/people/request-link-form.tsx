'use client'

import type { FormEvent } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Outcome } from '#lib/outcome.ts'
import { useWords } from '#words'
import { inWords } from './words.ts'

type Answer = Outcome<unknown, 'invalid' | 'cross-site'>

/** Requests a sign-in link by mail. The answer does not reveal whether the account exists. */
export function RequestLinkForm({ request }: { request: (input: { email: string }) => Promise<Answer> }) {
  const say = useWords()
  const { run, isBusy, outcome } = useRequest(request)

  function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void run({ email: String(new FormData(event.currentTarget).get('email')) })
  }

  if (outcome?.ok)
    return (
      <Alert tone="good" live>
        {say('people.linkSent')}
      </Alert>
    )
  return (
    <form noValidate onSubmit={ask} className="grid gap-3">
      {outcome && outcome.problem !== 'invalid' && (
        <Alert tone="danger" live>
          {inWords(say, outcome.problem)}
        </Alert>
      )}
      <TextField
        label={say('people.email')}
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        problem={problemAt(say, outcome, 'email')}
      />
      <Button type="submit" isPending={isBusy} className="min-h-10! w-full">
        {say('people.sendLink')}
      </Button>
    </form>
  )
}
