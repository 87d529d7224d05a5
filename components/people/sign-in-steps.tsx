'use client'

import { KeyRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import type { SecondStep } from '#newsroom/people/finish-sign-in.ts'
import { useWords } from '#words'
import { type Entry, type EntryProblem, enterByPasskey, secondStepOf } from './enter.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondStepForm } from './second-step-form.tsx'
import { inWords } from './words.ts'

/**
 * Signing in by passkey, or by password and then, for who has one, by a second factor. `children` are other ways in: the second step has none.
 */
export function SignInSteps({
  onSignedIn,
  hasPasskeys,
  autoFocus,
  children,
}: {
  onSignedIn: () => void
  hasPasskeys: boolean
  autoFocus?: boolean
  children?: ReactNode
}) {
  const [second, goOn] = useState<SecondStep | null>(null)
  const settle = (entry: Entry) => (entry.ok ? onSignedIn() : goOn(secondStepOf(entry)))
  if (second) return <SecondStepForm step={second} onSignedIn={onSignedIn} onBack={() => goOn(null)} />
  return (
    <>
      <div className="grid gap-4">
        {hasPasskeys && <EnterByPasskey onSignedIn={onSignedIn} />}
        <PasswordForm onEntry={settle} autoFocus={autoFocus} />
      </div>
      {children}
    </>
  )
}

function EnterByPasskey({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useWords()
  const [problem, setProblem] = useState<EntryProblem | null>(null)
  const [busy, setBusy] = useState(false)
  async function signIn() {
    setBusy(true)
    setProblem(null)
    const entry = await enterByPasskey()
    if (entry.ok) return onSignedIn()
    setBusy(false)
    setProblem(entry.problem)
  }
  return (
    <div className="grid gap-3">
      <Button isPending={busy} onPress={signIn} className="min-h-10! w-full">
        <KeyRound size={16} aria-hidden="true" /> {say('factors.signInByPasskey')}
      </Button>
      {problem && (
        <Alert tone="danger" live>
          {inWords(say, problem)}
        </Alert>
      )}
      <p className="flex items-center gap-3 text-ink-soft text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {say('factors.orPassword')}
      </p>
    </div>
  )
}
