'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { AddCodeApp } from './add-code-app.tsx'
import { AddPasskeyButton } from './add-passkey-button.tsx'
import type { FactorActions } from './factor-actions.ts'
import { ShownCodes } from './shown-codes.tsx'

type SetUpActions = Pick<FactorActions, 'beginPasskey' | 'addPasskey' | 'beginCodeApp' | 'addCodeApp'>

/** Before the desk opens: sets up a passkey or an app for codes, which this newsroom requires of editors and admins. */
export function SetUpFactor({ passkeysWork, next, actions }: { passkeysWork: boolean; next: string; actions: SetUpActions }) {
  const say = useWords()
  const [codes, show] = useState<string[] | null>(null)
  const onAdded = (first: string[] | null) => (first ? show(first) : window.location.assign(next))
  if (codes)
    return (
      <div className="grid gap-4">
        <ShownCodes codes={codes} />
        <Button tone="primary" onPress={() => window.location.assign(next)} className="min-h-10! w-full">
          {say('factors.toDesk')}
        </Button>
      </div>
    )
  return (
    <div className="grid gap-4">
      {passkeysWork && (
        <div>
          <p className="mb-2 text-ink-soft">{say('factors.passkeysAbout')}</p>
          <AddPasskeyButton tone="primary" actions={actions} onAdded={onAdded} />
        </div>
      )}
      <div>
        <p className="mb-2 text-ink-soft">{say('factors.appAbout')}</p>
        <AddCodeApp hasApp={false} actions={actions} onAdded={onAdded} />
      </div>
    </div>
  )
}
