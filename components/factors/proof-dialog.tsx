'use client'

import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Queries } from '#components/desk/queries.tsx'
import { askForPasskey } from '#components/people/pick-passkey.ts'
import { type Ask, inWords } from '#components/people/words.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { ProofSent } from '#newsroom/people/passkey-input.ts'
import type { WaysToProve } from '#newsroom/people/prove.ts'
import { useWords } from '#words'

export type ProofActions = {
  ways: Ask<Record<string, never>, WaysToProve>
  prove: Ask<ProofSent>
}

/** Asks for a passkey, a code or the password, before an act that reaches far. The page behind it keeps what was typed. */
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
  const isTyped = ways.code || ways.password

  async function send(sent: ProofSent) {
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
      {isTyped && <TypedProof ways={ways} isBusy={isBusy} send={send} />}
      {!ways.passkey && !isTyped && <Alert tone="warn">{say('factors.nothingToProveWith')}</Alert>}
    </>
  )
}

function TypedProof({ ways, isBusy, send }: { ways: WaysToProve; isBusy: boolean; send: (sent: ProofSent) => void }) {
  const say = useWords()
  const [isCode, chooseCode] = useState(ways.code)
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('proof'))
    send(isCode ? { way: 'code', code: typed } : { way: 'password', password: typed })
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-3">
      <TextField
        key={isCode ? 'code' : 'password'}
        label={say(isCode ? 'factors.code' : 'people.password')}
        hint={isCode ? say('factors.codeHint') : undefined}
        name="proof"
        type={isCode ? 'text' : 'password'}
        autoComplete={isCode ? 'one-time-code' : 'current-password'}
        isRequired
        autoFocus={!ways.passkey}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone={ways.passkey ? 'plain' : 'primary'} isPending={isBusy}>
          {say('factors.confirm')}
        </Button>
        {ways.code && ways.password && (
          <Button tone="quiet" onPress={() => chooseCode(!isCode)}>
            {say(isCode ? 'factors.usePassword' : 'factors.useCode')}
          </Button>
        )}
      </div>
    </form>
  )
}
