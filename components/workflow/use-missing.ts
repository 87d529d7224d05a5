'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import type { ShownProblem } from './words.ts'

export type Readiness =
  | { state: 'looking' }
  | { state: 'unsaved' }
  | { state: 'problem'; problem: ShownProblem }
  | { state: 'known'; missing: Missing[]; seen: Seen }

/**
 * Saves what is not saved, then asks what is still missing. `look` asks again; `lookAgain` brings the newest story onto the
 * screen first.
 */
export function useMissing({
  articleId,
  settle,
  refresh,
  missing,
}: {
  articleId: string
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  missing: WorkflowActions['missing']
}) {
  const [readiness, setReadiness] = useState<Readiness>({ state: 'looking' })
  const look = useCallback(async () => {
    setReadiness({ state: 'looking' })
    try {
      const seen = await settle()
      if (!seen) return setReadiness({ state: 'unsaved' })
      const answer = await missing({ articleId })
      setReadiness(answer.ok ? { state: 'known', missing: answer.value, seen } : { state: 'problem', problem: answer.problem })
    } catch {
      setReadiness({ state: 'problem', problem: 'unreachable' })
    }
  }, [articleId, settle, missing])
  // Asked once, when the panel opens: typing behind it does not ask again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` changes with every render of a careless parent
  useEffect(() => void look(), [])
  const lookAgain = async () => {
    setReadiness({ state: 'looking' })
    await refresh()
    await look()
  }
  return { readiness, look, lookAgain }
}
