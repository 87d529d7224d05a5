'use client'

import { useRequest } from '#components/ui/use-request.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { ShownProblem } from './words.ts'

/** After these problems the screen may be out of date: the change may have been made, or somebody else was faster. */
const outdated: readonly ShownProblem[] = ['unreachable', 'wrong-stage', 'stale']

/**
 * One action of a panel: whether it is running, and its problem, for <Problem>. `refresh` reloads the story where the screen may be out of
 * date.
 */
export function useAct(refresh: () => Promise<void>) {
  const { run: request, isBusy, outcome, clear } = useRequest((act: () => Promise<Outcome<unknown, ShownProblem>>) => act())

  async function run<Value>(act: () => Promise<Outcome<Value, ShownProblem>>, onDone: (value: Value) => void): Promise<void> {
    const answer = await request(act)
    if (answer.ok)
      onDone(answer.value as Value) // the value of this action
    else if (outdated.includes(answer.problem)) await refresh()
  }

  return { isBusy, problem: outcome && !outcome.ok ? outcome.problem : null, clear, run }
}
