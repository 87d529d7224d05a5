'use client'

import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { SecondStep } from '#newsroom/people/finish-sign-in.ts'
import { useWords } from '#words'
import { type Entry, type EntryProblem, enter, enterByPasskey } from './enter.ts'
import { inWords } from './words.ts'

/** After the password or the link: a passkey, a code of the app, or a recovery code. */
export function SecondStepForm({
  step: { ticket, ways },
  onSignedIn,
  onBack,
}: {
  step: SecondStep
  onSignedIn: () => void
  onBack: () => void
}) {
  const say = useWords()
  const [problem, setProblem] = useState<EntryProblem | null>(null)
  const [busy, setBusy] = useState<'passkey' | 'code' | null>(null)

  async function take(way: 'passkey' | 'code', step: () => Promise<Entry>) {
    setBusy(way)
    setProblem(null)
    const entry = await step()
    if (entry.ok) return onSignedIn()
    setBusy(null)
    setProblem(entry.problem)
  }

  return (
    <div className="grid gap-3">
      <h2 className="font-bold text-base">{say('factors.secondStep')}</h2>
      {problem && (
        <Alert tone="danger" live>
          {problem === 'wrong' ? say('factors.problem-wrong-second') : inWords(say, problem)}
        </Alert>
      )}
      {ways.includes('passkey') && (
        <Button
          tone="primary"
          isPending={busy === 'passkey'}
          onPress={() => void take('passkey', () => enterByPasskey(ticket))}
          className="min-h-10! w-full"
        >
          <KeyRound size={16} aria-hidden="true" /> {say('factors.usePasskey')}
        </Button>
      )}
      <CodeForm ways={ways} isBusy={busy === 'code'} send={(code) => void take('code', () => enter('second-step', { ticket, code }))} />
      <p className="text-ink-soft text-xs">{say('factors.secondStepLost')}</p>
      <div>
        <Button tone="quiet" size="small" onPress={onBack}>
          {say('factors.back')}
        </Button>
      </div>
    </div>
  )
}

function CodeForm({ ways, isBusy, send }: { ways: SecondStep['ways']; isBusy: boolean; send: (code: string) => void }) {
  const say = useWords()
  const hasApp = ways.includes('app')
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    send(String(new FormData(event.currentTarget).get('code')))
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-3">
      <TextField
        label={say(hasApp ? 'factors.code' : 'factors.recoveryCode')}
        hint={say(hasApp ? 'factors.codeHint' : 'factors.recoveryCodeHint')}
        name="code"
        autoComplete="one-time-code"
        isRequired
        autoFocus
      />
      <Button type="submit" tone={ways.includes('passkey') ? 'plain' : 'primary'} isPending={isBusy} className="min-h-10! w-full">
        {say('people.signIn')}
      </Button>
    </form>
  )
}
