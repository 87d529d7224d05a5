'use client'

import { useState } from 'react'
import { no, type Outcome } from '#lib/outcome.ts'
import type { ShownProblem } from './words.ts'

/** After these the screen may show what is no longer so: the act was perhaps done, or somebody else was quicker. */
const outdated: readonly ShownProblem[] = ['unreachable', 'wrong-stage', 'stale']

/**
 * One act of a panel: whether it is under way, and what kept it from being done, to be said by <Problem>. `refresh` brings
 * what stands now onto the screen, where that is in doubt.
 */
export function useAct(refresh: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ShownProblem | null>(null)

  async function run<Value>(act: () => Promise<Outcome<Value, ShownProblem>>, onDone: (value: Value) => void): Promise<void> {
    setBusy(true)
    setProblem(null)
    const answer = await act().catch(() => no('unreachable'))
    if (answer.ok) onDone(answer.value)
    else {
      setProblem(answer.problem)
      if (outdated.includes(answer.problem)) await refresh()
    }
    setBusy(false)
  }

  return { isBusy, problem, clear: () => setProblem(null), run }
}
