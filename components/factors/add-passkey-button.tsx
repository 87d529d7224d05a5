'use client'

import { startRegistration } from '@simplewebauthn/browser'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { browserInWords } from '#components/people/browser-in-words.ts'
import { inWords } from '#components/people/words.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useRequest } from '#components/ui/use-request.ts'
import { useWords } from '#words'
import type { FactorActions } from './factor-actions.ts'

/** Makes a passkey on this device, named after its browser. `onAdded` gets the recovery codes, if it is the first second factor. */
export function AddPasskeyButton({
  actions,
  onAdded,
  tone,
}: {
  actions: Pick<FactorActions, 'beginPasskey' | 'addPasskey'>
  onAdded: (codes: string[] | null) => void
  tone?: 'primary'
}) {
  const say = useWords()
  const begin = useRequest(actions.beginPasskey)
  const add = useRequest(actions.addPasskey)
  const [isAtDevice, setAtDevice] = useState(false)

  async function make() {
    const begun = await begin.run({})
    if (!begun.ok) return notify.problem(inWords(say, begun.problem))
    setAtDevice(true)
    const response = await startRegistration({ optionsJSON: begun.value }).catch(() => null) // the browser does not say why
    setAtDevice(false)
    if (!response) return notify.problem(say('factors.problem-none-made'))
    const added = await add.run({ name: browserInWords(say, navigator.userAgent), response })
    if (!added.ok) return notify.problem(inWords(say, added.problem))
    notify.done(say('factors.passkeyAdded'))
    onAdded(added.value.codes)
  }

  return (
    <Button tone={tone} isPending={begin.isBusy || add.isBusy || isAtDevice} onPress={make}>
      <KeyRound size={15} aria-hidden="true" /> {say('factors.addPasskey')}
    </Button>
  )
}
