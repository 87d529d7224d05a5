'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
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
  const passkeysHeading = useRef<HTMLHeadingElement>(null)
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
      <Kind
        heading={passkeysHeading}
        title={say('factors.passkeys')}
        about={say(passkeysWork ? 'factors.passkeysAbout' : 'factors.passkeysNeedName')}
      >
        {passkeys.length > 0 && (
          <OwnPasskeys passkeys={passkeys} zone={zone} actions={actions} onRemoved={() => passkeysHeading.current?.focus()} />
        )}
        {passkeysWork && (
          <div>
            <AddPasskeyButton actions={actions} onAdded={onAdded} />
          </div>
        )}
      </Kind>
      <OwnApp hasApp={factors.hasApp} actions={actions} onAdded={onAdded} />
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

type AppProps = { hasApp: boolean; actions: FactorActions; onAdded: (codes: string[] | null) => void }

function OwnApp({ hasApp, actions, onAdded }: AppProps) {
  const say = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const { run, busy } = useAsk(inWords, actions.removeCodeApp, () => say('factors.appRemoved'))
  async function remove() {
    if ((await run({})).ok) heading.current?.focus()
  }
  return (
    <Kind heading={heading} title={say('factors.app')} about={say(hasApp ? 'factors.hasApp' : 'factors.appAbout')}>
      <div className="flex flex-wrap gap-2">
        <AddCodeApp hasApp={hasApp} actions={actions} onAdded={onAdded} />
        {hasApp && (
          <Button isPending={busy} onPress={remove}>
            {say('factors.removeApp')}
          </Button>
        )}
      </div>
    </Kind>
  )
}

type KindProps = {
  title: string
  about: string
  /** It takes the focus of a button that goes with what it removed. */
  heading?: RefObject<HTMLHeadingElement | null>
  children: ReactNode
}

function Kind({ title, about, heading, children }: KindProps) {
  return (
    <section className="grid gap-2">
      <div>
        <h3 ref={heading} tabIndex={heading && -1} className="font-semibold outline-none">
          {title}
        </h3>
        <p className="text-ink-soft text-xs">{about}</p>
      </div>
      {children}
    </section>
  )
}
