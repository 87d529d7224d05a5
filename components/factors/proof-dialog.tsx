'use client'

import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Queries } from '#components/desk/queries.tsx'
import { askForPasskey } from '#components/people/pick-passkey.ts'
import { inWords } from '#components/people/words.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { ProofSent } from '#newsroom/people/passkey-input.ts'
import type { WaysToProve } from '#newsroom/people/prove.ts'
import { useWords } from '#words'
import { LinkToProve } from './link-to-prove.tsx'
import type { ProofActions } from './proof-actions.ts'

/** Asks for a passkey, a code, the password or a link, before an act that reaches far. The page behind it keeps what was typed. */
export function ProofDialog({ actions, onSettled }: { actions: ProofActions; onSettled: (isProven: boolean) => void }) {
  const say = useWords()
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onSettled(false)}
      className="fixed inset-0 z-50 grid place-items-center bg-black/40 p-4"
    >
      <Modal className="w-full max-w-sm rounded-lg bg-surface text-ink text-sm shadow-popover">
        <Dialog className="grid gap-3 p-4 outline-none">
          <div>
            <Heading slot="title" className="font-bold text-base">
              {say('factors.prove')}
            </Heading>
            <p className="mt-0.5 text-ink-soft">{say('factors.proveAbout')}</p>
          </div>
          <Queries>
            <Ways actions={actions} onProven={() => onSettled(true)} />
          </Queries>
          <div className="border-line border-t pt-3">
            <Button tone="quiet" onPress={() => onSettled(false)}>
              {say('everywhere.cancel')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Ways({ actions, onProven }: { actions: ProofActions; onProven: () => void }) {
  const say = useWords()
  const { value: ways, problem: unknown } = useAnswer(['ways to prove'], () => actions.ways({}), { onFocus: false })
  const { run, isBusy, outcome } = useRequest(actions.prove)
  const [isCancelled, setCancelled] = useState(false)
  if (unknown) return <Alert tone="danger">{inWords(say, unknown)}</Alert>
  if (!ways) return <p className="text-ink-soft">{say('everywhere.loading')}</p>

  async function send(sent: ProofSent) {
    setCancelled(false)
    if ((await run(sent)).ok) onProven()
  }
  async function sendPasskey() {
    const response = ways && (await askForPasskey(ways.options))
    setCancelled(!response)
    if (response) await send({ way: 'passkey', response: { ...response, clientExtensionResults: {} } })
  }
  const problem = isCancelled ? 'no-passkey' : outcome && !outcome.ok ? outcome.problem : null

  return (
    <>
      {problem && (
        <Alert tone="danger" live>
          {inWords(say, problem)}
        </Alert>
      )}
      {ways.passkey && (
        <Button tone="primary" autoFocus isPending={isBusy} onPress={sendPasskey} className="min-h-10!">
          <KeyRound size={16} aria-hidden="true" /> {say('factors.usePasskey')}
        </Button>
      )}
      <TypedProof ways={ways} isBusy={isBusy} send={send} actions={actions} onProven={onProven} />
    </>
  )
}

const typedWays = ['code', 'password', 'link'] as const

/** A code, the password or a link: the first that this person has, and the others on request. */
function TypedProof({
  ways,
  isBusy,
  send,
  actions,
  onProven,
}: {
  ways: WaysToProve
  isBusy: boolean
  send: (sent: ProofSent) => void
  actions: ProofActions
  onProven: () => void
}) {
  const say = useWords()
  const theirs = typedWays.filter((way) => ways[way])
  const [way, choose] = useState(theirs[0])
  if (!way) return null
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('proof'))
    if (way === 'code') send({ way, code: typed })
    else if (way === 'password') send({ way, password: typed })
    else send({ way: 'link', link: typed })
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-3">
      {way === 'link' && <LinkToProve ways={ways} actions={actions} onProven={onProven} />}
      <TextField
        key={way}
        label={say(`factors.proof-${way}`)}
        hint={way === 'password' ? undefined : say(`factors.hint-${way}`)}
        name="proof"
        type={way === 'password' ? 'password' : 'text'}
        autoComplete={way === 'code' ? 'one-time-code' : way === 'password' ? 'current-password' : 'off'}
        isRequired
        autoFocus={!ways.passkey}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone={ways.passkey ? 'plain' : 'primary'} isPending={isBusy}>
          {say('factors.confirm')}
        </Button>
        {theirs
          .filter((other) => other !== way)
          .map((other) => (
            <Button key={other} tone="quiet" onPress={() => choose(other)}>
              {say(`factors.use-${other}`)}
            </Button>
          ))}
      </div>
    </form>
  )
}
