'use client'

import { type FormEvent, useState } from 'react'
import { inWords } from '#components/people/words.ts'
import { Button } from '#components/ui/button.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { useFocusReturn } from '#components/ui/use-focus-return.ts'
import type { OwnPasskey } from '#newsroom/people/own-passkeys.ts'
import { useWords } from '#words'
import type { FactorActions } from './factor-actions.ts'

type Props = { passkeys: OwnPasskey[]; zone: string; actions: FactorActions; onRemoved: () => void }

/** The person's passkeys: each can be renamed and removed. */
export function OwnPasskeys({ passkeys, ...shared }: Props) {
  return (
    <ul>
      {passkeys.map((passkey) => (
        <Row key={passkey.id} passkey={passkey} {...shared} />
      ))}
    </ul>
  )
}

function Row({ passkey, zone, actions, onRemoved }: Omit<Props, 'passkeys'> & { passkey: OwnPasskey }) {
  const say = useWords()
  const [isRenaming, rename] = useState(false)
  const remove = useAsk(inWords, actions.removePasskey, () => say('factors.passkeyRemoved', { name: passkey.name }))
  async function removeThis() {
    if ((await remove.run({ passkeyId: passkey.id })).ok) onRemoved()
  }
  if (isRenaming) return <Rename passkey={passkey} actions={actions} onClose={() => rename(false)} />
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b py-2 first:pt-0">
      <span className="min-w-0">
        <span className="wrap-anywhere block font-semibold">{passkey.name}</span>
        <span className="block text-ink-soft text-xs">
          {say.rich('factors.passkeySince', { since: () => <Time at={passkey.createdAt} zone={zone} /> })}
          {passkey.usedAt && (
            <> · {say.rich('factors.passkeyUsed', { used: () => <Time at={passkey.usedAt ?? passkey.createdAt} zone={zone} /> })}</>
          )}
        </span>
      </span>
      <span className="flex flex-wrap gap-1.5">
        <Button size="small" aria-label={say('factors.renameOf', { name: passkey.name })} onPress={() => rename(true)}>
          {say('factors.rename')}
        </Button>
        <Button size="small" aria-label={say('factors.removeOf', { name: passkey.name })} isPending={remove.busy} onPress={removeThis}>
          {say('factors.remove')}
        </Button>
      </span>
    </li>
  )
}

function Rename({ passkey, actions, onClose }: { passkey: OwnPasskey; actions: FactorActions; onClose: () => void }) {
  const say = useWords()
  const { run, busy, outcome } = useAsk(inWords, actions.renamePasskey, () => null)
  useFocusReturn()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name'))
    if ((await run({ passkeyId: passkey.id, name })).ok) onClose()
  }
  return (
    <li className="border-line border-b py-2 first:pt-0">
      <form
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        className="flex flex-wrap items-start gap-2"
      >
        <TextField
          label={say('factors.passkeyName')}
          labelHidden
          name="name"
          defaultValue={passkey.name}
          maxLength={60}
          isRequired
          autoFocus
          problem={problemAt(say, outcome, 'name')}
          className="min-w-[min(100%,12rem)] flex-1"
        />
        <Button type="submit" tone="primary" isPending={busy}>
          {say('factors.saveName')}
        </Button>
        <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
      </form>
    </li>
  )
}
