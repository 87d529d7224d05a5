'use client'

import { useRequest } from '#components/ui/use-request.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { ShownProblem } from './words.ts'

/** After these the screen may show what is no longer so: the act was perhaps done, or somebody else was quicker. */
const outdated: readonly ShownProblem[] = ['unreachable', 'wrong-stage', 'stale']

/**
 * One act of a panel: whether it is under way, and what kept it from being done, to be said by <Problem>. `refresh` brings
 * what stands now onto the screen, where that is in doubt.
 */
export function useAct(refresh: () => Promise<void>) {
  const { run: request, isBusy, outcome, clear } = useRequest((act: () => Promise<Outcome<unknown, ShownProblem>>) => act())

  async function run<Value>(act: () => Promise<Outcome<Value, ShownProblem>>, onDone: (value: Value) => void): Promise<void> {
    const answer = await request(act)
    if (answer.ok)
      onDone(answer.value as Value) // of this very act
    else if (outdated.includes(answer.problem)) await refresh()
  }

  return { isBusy, problem: outcome && !outcome.ok ? outcome.problem : null, clear, run }
}
