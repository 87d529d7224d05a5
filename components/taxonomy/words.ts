import { namesInWords } from '#components/ui/names-in-words.ts'
import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Outcome, Refused } from '#lib/outcome.ts'

type Problem =
  | AnyProblem
  | 'exists'
  | 'stale'
  | 'same'
  | 'no-such-picture'
  | 'rights-ended'
  | 'ask-first'
  | 'account-taken'
  | 'same-author'
  | 'two-accounts'
  | 'used-again'
  | 'has-stories'

/** An action of the taxonomy screens, with a closed set of problems. */
export type Ask<Input, Value = unknown> = (input: Input) => Promise<Outcome<Value, Problem>>

export const inWords = (say: Say, problem: Exclude<Problem, 'ask-first'>, detail?: Refused<string>['detail']): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`taxonomy.problem-${problem}`, { pictures: namesInWords(say, detail?.pictures) })

/** Counts end at 1,000 (newsroom/taxonomy/taxonomy-desk.ts). */
export const countInWords = (say: Say, count: number): string =>
  count > 999 ? say('taxonomy.manyStories') : say('taxonomy.storyCount', { count })

/** What will be touched when a section or an author is merged. */
export const storiesInWords = (say: Say, { stories, live }: { stories: number; live: number }): string[] => [
  stories > 999 ? say('taxonomy.usesManyStories') : say('taxonomy.usesStories', { count: stories }),
  ...(live > 999 ? [say('taxonomy.usesManyLive')] : live > 0 ? [say('taxonomy.usesLive', { count: live })] : []),
]
