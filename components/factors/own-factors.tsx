'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { inWords } from '#components/people/words.ts'
import { Button } from '#components/ui/button.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Factors } from '#newsroom/people/factors.ts'
import type { OwnPasskey } from '#newsroom/people/own-passkeys.ts'
import { useWords } from '#words'
import { AddCodeApp } from './add-code-app.tsx'
import { AddPasskeyButton } from './add-passkey-button.tsx'
import type { FactorActions } from './factor-actions.ts'
import { OwnPasskeys } from './own-passkeys.tsx'
import { ShownCodes } from './shown-codes.tsx'

/** On the page of one's own account: passkeys, the app for codes, and recovery codes. */
export function OwnFactors({
  passkeys,
  factors,
  passkeysWork,
  zone,
  actions,
}: {
  passkeys: OwnPasskey[]
  factors: Factors
  passkeysWork: boolean
  zone: string
  actions: FactorActions
}) {
  const say = useWords()
  const router = useRouter()
  const [codes, show] = useState<string[] | null>(null)
  const removeApp = useAsk(inWords, actions.removeCodeApp, () => say('factors.appRemoved'))
  const renew = useAsk(inWords, actions.makeRecoveryCodes, () => null)
  const onAdded = (first: string[] | null) => {
    if (first) show(first)
    router.refresh()
  }
  async function renewCodes() {
    const answer = await renew.run({})
    if (answer.ok) show(answer.value.codes)
  }
  return (
    <div className="grid gap-5">
      {codes && <ShownCodes codes={codes} />}
      <Kind title={say('factors.passkeys')} about={say(passkeysWork ? 'factors.passkeysAbout' : 'factors.passkeysNeedName')}>
        {passkeys.length > 0 && <OwnPasskeys passkeys={passkeys} zone={zone} actions={actions} />}
        {passkeysWork && (
          <div>
            <AddPasskeyButton actions={actions} onAdded={onAdded} />
          </div>
        )}
      </Kind>
      <Kind title={say('factors.app')} about={say(factors.hasApp ? 'factors.hasApp' : 'factors.appAbout')}>
        <div className="flex flex-wrap gap-2">
          <AddCodeApp hasApp={factors.hasApp} actions={actions} onAdded={onAdded} />
          {factors.hasApp && (
            <Button isPending={removeApp.busy} onPress={() => void removeApp.run({})}>
              {say('factors.removeApp')}
            </Button>
          )}
        </div>
      </Kind>
      {(factors.passkeys > 0 || factors.hasApp) && (
        <Kind title={say('factors.recoveryCodes')} about={say('factors.codesLeft', { count: factors.codesLeft })}>
          <div>
            <Button isPending={renew.busy} onPress={renewCodes}>
              {say('factors.newCodes')}
            </Button>
          </div>
        </Kind>
      )}
    </div>
  )
}

function Kind({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <div>
        <h3 className="font-semibold">{title}</h3>
        <p className="text-ink-soft text-xs">{about}</p>
      </div>
      {children}
    </section>
  )
}
