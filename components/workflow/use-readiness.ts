'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import type { ShownProblem } from './words.ts'

export type Looked =
  | { state: 'looking' }
  | { state: 'unsaved' }
  | { state: 'problem'; problem: ShownProblem }
  | { state: 'known'; readiness: Readiness }

/**
 * Saves what is not saved, then asks what publishing would do. What is answered is of the versions on the screen: when the
 * newsroom has newer ones, they are brought onto the screen first. `lookAgain` brings the newest in any case.
 */
export function useReadiness({
  articleId,
  settle,
  refresh,
  readiness: ask,
}: {
  articleId: string
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  readiness: WorkflowActions['readiness']
}) {
  const [looked, setLooked] = useState<Looked>({ state: 'looking' })
  const look = useCallback(async () => {
    setLooked({ state: 'looking' })
    setLooked(await lookAt({ articleId, settle, refresh, ask }).catch((): Looked => ({ state: 'problem', problem: 'unreachable' })))
  }, [articleId, settle, refresh, ask])
  // Asked once, when the panel opens: typing behind it does not ask again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` changes with every render of a careless parent
  useEffect(() => void look(), [])
  const lookAgain = async () => {
    setLooked({ state: 'looking' })
    await refresh()
    await look()
  }
  return { looked, lookAgain }
}

type Asked = {
  articleId: string
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  ask: WorkflowActions['readiness']
}

async function lookAt({ articleId, settle, refresh, ask }: Asked): Promise<Looked> {
  for (let tries = 1; ; tries += 1) {
    const seen = await settle()
    if (!seen) return { state: 'unsaved' }
    const answer = await ask({ articleId })
    if (!answer.ok) return { state: 'problem', problem: answer.problem }
    const isOnScreen = answer.value.seen.article === seen.article && answer.value.seen.draft === seen.draft
    if (isOnScreen) return { state: 'known', readiness: answer.value }
    if (tries === 3) return { state: 'problem', problem: 'stale' }
    await refresh()
  }
}
