'use client'

import { useState } from 'react'
import type { Outcome } from '#lib/outcome.ts'
import type { ShownProblem } from './words.ts'

/** One act of a panel: whether it is under way, and what kept it from being done, to be said by <Problem>. */
export function useAct() {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ShownProblem | null>(null)

  async function run<Value>(act: () => Promise<Outcome<Value, ShownProblem>>, onDone: (value: Value) => void): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await act()
      if (answer.ok) onDone(answer.value)
      else setProblem(answer.problem)
    } catch {
      setProblem('unreachable')
    } finally {
      setBusy(false)
    }
  }

  return { isBusy, problem, clear: () => setProblem(null), run }
}
