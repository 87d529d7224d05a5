'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { type Ask, inWords } from './words.ts'

/** Signs this browser out and shows the sign-in page. Who was signed out already gets there too. */
export function SignOutButton({ signOut, autoFocus }: { signOut: Ask<Record<string, never>>; autoFocus?: boolean }) {
  const [busy, setBusy] = useState(false)
  async function leave() {
    setBusy(true)
    try {
      const outcome = await signOut({})
      if (outcome.ok || outcome.problem === 'signed-out') return window.location.assign('/desk/sign-in')
      notify.problem(inWords(outcome.problem))
    } catch {
      notify.problem(inWords('unreachable'))
    }
    setBusy(false)
  }
  return (
    <Button isPending={busy} onPress={leave} autoFocus={autoFocus}>
      Sign out
    </Button>
  )
}
