'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useRequest } from '#components/ui/use-request.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

/** Signs this browser out and shows the sign-in page, also when the session had already ended. */
export function SignOutButton({ signOut, autoFocus }: { signOut: Ask<Record<string, never>>; autoFocus?: boolean }) {
  const say = useWords()
  const [isLeaving, setLeaving] = useState(false)
  const { run, isBusy } = useRequest(signOut)
  async function leave() {
    const answer = await run({})
    if (!answer.ok && answer.problem !== 'signed-out') return notify.problem(inWords(say, answer.problem))
    setLeaving(true)
    window.location.assign('/desk/sign-in')
  }
  return (
    <Button isPending={isBusy || isLeaving} onPress={leave} autoFocus={autoFocus}>
      {say('desk.signOut')}
    </Button>
  )
}
