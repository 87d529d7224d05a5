import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Outcome } from '#lib/outcome.ts'

type Problem = AnyProblem | 'exists' | 'stale' | 'same' | 'no-such-picture' | 'account-taken'

/** An action as the screens of the taxonomy take it: whatever it is asked, it can fail in these ways only. */
export type Ask<Input, Value = unknown> = (input: Input) => Promise<Outcome<Value, Problem>>

export const inWords = (say: Say, problem: Problem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`taxonomy.problem-${problem}`)

/** Of a count that ends at 1,000 (newsroom/taxonomy/taxonomy-desk.ts). */
export const countInWords = (say: Say, count: number): string =>
  count > 999 ? say('taxonomy.manyStories') : say('taxonomy.storyCount', { count })
