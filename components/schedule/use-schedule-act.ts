'use client'

import { useRequest } from '#components/ui/use-request.ts'
import type { Outcome } from '#lib/outcome.ts'
import { isOutdated, type ScheduleProblem } from './schedule-words.ts'

/** One act about a schedule; after it, and where the screen may be out of date, what is planned is asked for again. */
export function useScheduleAct(lookAgain: () => Promise<void>) {
  const { run: request, isBusy, outcome } = useRequest((act: () => Promise<Outcome<unknown, ScheduleProblem>>) => act())
  async function run<Value>(act: () => Promise<Outcome<Value, ScheduleProblem>>, onDone: () => void | Promise<void>): Promise<void> {
    const answer = await request(act)
    if (answer.ok) await onDone()
    if (answer.ok || isOutdated(answer.problem)) await lookAgain()
  }
  const refused = outcome && !outcome.ok ? outcome : null
  return { isBusy, problem: refused?.problem ?? null, detail: refused?.detail, run }
}
