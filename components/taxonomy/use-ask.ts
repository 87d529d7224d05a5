'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { notify } from '#components/ui/notify.ts'
import { type Ask, inWords } from './words.ts'

/** Asks an action, says what became of it, and shows the page anew. Answers whether it was done. */
export function useAsk<Input, Value>(ask: Ask<Input, Value>, said: (value: Value) => string) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Awaited<ReturnType<Ask<Input, Value>>> | null>(null)

  async function run(input: Input): Promise<boolean> {
    setBusy(true)
    try {
      const answer = await ask(input)
      setOutcome(answer)
      if (answer.ok) notify.done(said(answer.value))
      else if (answer.problem !== 'invalid') notify.problem(inWords(answer.problem))
      if (answer.ok || answer.problem === 'stale' || answer.problem === 'not-found') router.refresh()
      return answer.ok
    } catch {
      notify.problem(inWords('unreachable'))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { run, busy, outcome }
}
