'use client'

import { Smartphone } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { inWords } from '#components/people/words.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { CodeAppBegun } from '#newsroom/people/code-app.ts'
import { useWords } from '#words'
import type { FactorActions } from './factor-actions.ts'

/** Sets up an app that shows codes: its key as a picture and as text, and a first code that shows that the app has it. */
export function AddCodeApp({
  hasApp,
  actions,
  onAdded,
}: {
  hasApp: boolean
  actions: Pick<FactorActions, 'beginCodeApp' | 'addCodeApp'>
  onAdded: (codes: string[] | null) => void
}) {
  const say = useWords()
  const begin = useRequest(actions.beginCodeApp)
  const [begun, setBegun] = useState<CodeAppBegun | null>(null)

  async function start() {
    const answer = await begin.run({})
    if (answer.ok) setBegun(answer.value)
    else notify.problem(inWords(say, answer.problem))
  }

  if (begun)
    return (
      <FirstCode
        begun={begun}
        add={actions.addCodeApp}
        onClose={() => setBegun(null)}
        onAdded={(codes) => {
          setBegun(null)
          onAdded(codes)
        }}
      />
    )
  return (
    <Button isPending={begin.isBusy} onPress={start}>
      <Smartphone size={15} aria-hidden="true" /> {say(hasApp ? 'factors.replaceApp' : 'factors.addApp')}
    </Button>
  )
}

function FirstCode({
  begun,
  add,
  onAdded,
  onClose,
}: {
  begun: CodeAppBegun
  add: FactorActions['addCodeApp']
  onAdded: (codes: string[] | null) => void
  onClose: () => void
}) {
  const say = useWords()
  const { run, isBusy, outcome } = useRequest(add)
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const answer = await run({ sealed: begun.sealed, code: String(new FormData(event.currentTarget).get('code')) })
    if (!answer.ok) return
    notify.done(say('factors.appAdded'))
    onAdded(answer.value.codes)
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-3">
      <p>{say('factors.scan')}</p>
      <svg
        role="img"
        aria-label={say('factors.picture')}
        viewBox={`0 0 ${begun.picture.size} ${begun.picture.size}`}
        shapeRendering="crispEdges"
        className="size-48 rounded-md bg-white"
      >
        {begun.picture.rows.map((row) => (
          <path key={row} d={row} fill="black" />
        ))}
      </svg>
      <p className="text-ink-soft">
        {say.rich('factors.keyAsText', {
          key: () => <code className="wrap-anywhere block select-all text-ink">{begun.key.replace(/(.{4})(?!$)/g, '$1 ')}</code>,
        })}
      </p>
      <TextField
        label={say('factors.firstCode')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        isRequired
        autoFocus
        problem={outcome && !outcome.ok ? inWords(say, outcome.problem) : undefined}
        className="max-w-48"
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" isPending={isBusy}>
          {say('factors.finishApp')}
        </Button>
        <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
      </div>
    </form>
  )
}
