import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'

type Problem = RequestProblem | 'gone' | 'paused' | 'too-many-keys' | 'too-many-webhooks'

/** An action of the page of programs. */
export type Ask<Input, Value = unknown> = (input: Input) => Promise<Outcome<Value, Problem>>

export const inWords = (say: Say, problem: Problem | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`programs.problem-${problem}`)
