'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import type { SecondStep } from '#newsroom/people/finish-sign-in.ts'
import { useWords } from '#words'
import { type EntryProblem, enter, secondStepOf } from './enter.ts'
import { SecondStepForm } from './second-step-form.tsx'
import { inWords } from './words.ts'

/** Uses a one-time link by a button, because a mail scanner that opens the page must not use it up. */
export function LinkForm({ token, next }: { token: string; next: string }) {
  const say = useWords()
  const [problem, setProblem] = useState<EntryProblem | null>(null)
  const [second, goOn] = useState<SecondStep | null>(null)
  const [busy, setBusy] = useState(false)
  const goToDesk = () => window.location.assign(next)

  async function signIn() {
    setBusy(true)
    const entry = await enter('link', { token })
    if (entry.ok) return goToDesk()
    setBusy(false)
    const step = secondStepOf(entry)
    if (step) goOn(step)
    else setProblem(entry.problem)
  }

  if (second) return <SecondStepForm step={second} onSignedIn={goToDesk} onBack={() => window.location.assign('/desk/sign-in')} />

  return (
    <div className="grid gap-3">
      {problem && (
        <Alert tone="danger" live>
          {inWords(say, problem)}
        </Alert>
      )}
      <Button tone="primary" isPending={busy} onPress={signIn} className="min-h-10! w-full">
        {say('people.signIn')}
      </Button>
    </div>
  )
}
