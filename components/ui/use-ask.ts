'use client'

import { useRouter } from 'next/navigation'
import type { Outcome, Refused } from '#lib/outcome.ts'
import { useWords } from '#words'
import { notify } from './notify.ts'
import { useRefreshWhenReached } from './use-refresh-when-reached.ts'
import { useRequest } from './use-request.ts'
import type { Say } from './words/say.ts'

/** After these problems the page may be out of date. */
const outdated = ['stale', 'not-found']

/**
 * Calls an action, shows its result in the words of the screen, and refreshes the page where it may be out of date. A problem with a field
 * ('invalid') is left to the form, and a question ('ask-first') to the screen.
 */
export function useAsk<Input, Value, Problem extends string>(
  inWords: (say: Say, problem: Exclude<Problem, 'ask-first'> | 'unreachable', detail: Refused<string>['detail']) => string,
  ask: (input: Input) => Promise<Outcome<Value, Problem | 'unreachable'>>,
  said: (value: Value) => string | null,
) {
  const say = useWords()
  const router = useRouter()
  const refreshWhenReached = useRefreshWhenReached()
  const { run: request, isBusy, outcome } = useRequest(ask)

  async function run(input: Input): Promise<Outcome<Value, Problem | 'unreachable'>> {
    const answer = await request(input)
    const sentence = answer.ok ? said(answer.value) : null
    if (sentence) notify.done(sentence)
    if (!answer.ok && isTold(answer.problem)) notify.problem(inWords(say, answer.problem, answer.detail))
    if (answer.ok || outdated.includes(answer.problem)) router.refresh()
    else if (answer.problem === 'unreachable') refreshWhenReached()
    return answer
  }
  return { run, busy: isBusy, outcome }
}

const isTold = <Problem extends string>(problem: Problem): problem is Exclude<Problem, 'ask-first'> =>
  !['invalid', 'ask-first'].includes(problem)
