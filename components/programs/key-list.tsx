'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { SecretLine } from '#components/ui/secret-line.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { ApiKey } from '#newsroom/api/api-keys.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

export type KeyActions = { make: Ask<{ name: string }, { key: string }>; revoke: Ask<{ keyId: string }> }

/** The keys of the API, a form for another, and a new one for as long as the page is open. */
export function KeyList({ keys, zone, actions }: { keys: ApiKey[]; zone: string; actions: KeyActions }) {
  const say = useWords()
  const [made, setMade] = useState<{ name: string; key: string } | null>(null)
  return (
    <div className="grid max-w-2xl gap-3">
      {made && (
        <Panel key={made.key} title={say('programs.newKey', { name: made.name })} onClose={() => setMade(null)}>
          <p className="mb-2 text-ink-soft">{say('programs.newKeyAbout')}</p>
          <SecretLine label={say('programs.key')} value={made.key} />
        </Panel>
      )}
      {keys.length > 0 && (
        <ul>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} zone={zone} revoke={actions.revoke} />
          ))}
        </ul>
      )}
      <NewKey make={actions.make} onMade={setMade} />
    </div>
  )
}

function KeyRow({ apiKey, zone, revoke }: { apiKey: ApiKey; zone: string; revoke: KeyActions['revoke'] }) {
  const say = useWords()
  const { name, hint, createdBy, createdAt, usedAt } = apiKey
  const { run, busy } = useAsk(inWords, revoke, () => say('programs.keyRevoked', { name }))
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b py-2 first:pt-0">
      <span className="min-w-0">
        <span className="wrap-anywhere block font-semibold">
          {name} <span className="font-mono font-normal text-ink-soft text-xs">…{hint}</span>
        </span>
        <span className="block text-ink-soft text-xs">
          {say.rich('programs.madeBy', { name: createdBy, at: () => <Time at={createdAt} zone={zone} /> })} ·{' '}
          {usedAt ? say.rich('programs.lastUsed', { at: () => <Time at={usedAt} zone={zone} /> }) : say('programs.neverUsed')}
        </span>
      </span>
      <Button size="small" aria-label={say('programs.revokeKey', { name })} isPending={busy} onPress={() => void run({ keyId: apiKey.id })}>
        {say('programs.revoke')}
      </Button>
    </li>
  )
}

function NewKey({ make, onMade }: { make: KeyActions['make']; onMade: (made: { name: string; key: string }) => void }) {
  const say = useWords()
  const { run, busy, outcome } = useAsk(inWords, make, () => null)
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name')).trim()
    const answer = await run({ name })
    if (!answer.ok) return
    form.reset()
    onMade({ name, key: answer.value.key })
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <TextField
        label={say('programs.keyFor')}
        name="name"
        autoComplete="off"
        maxLength={60}
        isRequired
        problem={problemAt(say, outcome, 'name')}
        className="min-w-[min(100%,14rem)] flex-1"
      />
      <Button type="submit" isPending={busy} className="mt-[1.4rem]">
        {say('programs.makeKey')}
      </Button>
    </form>
  )
}
