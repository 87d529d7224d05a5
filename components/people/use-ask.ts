'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { notify } from '#components/ui/notify.ts'
import type { Outcome } from '#lib/outcome.ts'
import { type Ask, inWords } from './words.ts'

/** Asks an action, says what became of it, and shows the page anew when something changed. */
export function useAsk<Input, Value>(ask: Ask<Input, Value>, said: (value: Value) => string | null) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Awaited<ReturnType<Ask<Input, Value>>> | null>(null)

  async function run(input: Input): Promise<Outcome<Value, string>> {
    setBusy(true)
    try {
      const answer = await ask(input)
      setOutcome(answer)
      if (answer.ok) {
        const sentence = said(answer.value)
        if (sentence) notify.done(sentence)
        router.refresh()
      } else if (answer.problem !== 'invalid') notify.problem(inWords(answer.problem))
      return answer
    } catch {
      notify.problem(inWords('unreachable'))
      return { ok: false, problem: 'unreachable' }
    } finally {
      setBusy(false)
    }
  }
  return { run, busy, outcome }
}
