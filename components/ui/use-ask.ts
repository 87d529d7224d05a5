'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#lib/outcome.ts'
import { useWords } from '#words'
import { notify } from './notify.ts'
import { useRequest } from './use-request.ts'
import type { Say } from './words/say.ts'

/** After these the page may show what is no longer so. */
const outdated = ['stale', 'not-found', 'unreachable']

/**
 * How a screen asks an action: it says what became of it, in the screen's own words, and brings what stands now onto the
 * page. What is wrong with a field ('invalid') is left to the form that shows it.
 */
export function useAsk<Input, Value, Problem extends string>(
  inWords: (say: Say, problem: Problem | 'unreachable') => string,
  ask: (input: Input) => Promise<Outcome<Value, Problem | 'unreachable'>>,
  said: (value: Value) => string | null,
) {
  const say = useWords()
  const router = useRouter()
  const { run: request, isBusy, outcome } = useRequest(ask)

  async function run(input: Input): Promise<Outcome<Value, Problem | 'unreachable'>> {
    const answer = await request(input)
    const sentence = answer.ok ? said(answer.value) : null
    if (sentence) notify.done(sentence)
    if (!answer.ok && answer.problem !== 'invalid') notify.problem(inWords(say, answer.problem))
    if (answer.ok || outdated.includes(answer.problem)) router.refresh()
    return answer
  }
  return { run, busy: isBusy, outcome }
}
