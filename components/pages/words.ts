import { namesInWords } from '#components/ui/names-in-words.ts'
import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Outcome, Refused, RequestProblem } from '#lib/outcome.ts'

type Problem = 'stale' | 'slug-taken' | 'too-many-pages' | 'no-headline' | 'rights-ended' | 'was-published'

/** An action of the pages, with a closed set of problems. */
export type Ask<Input, Value = unknown> = (input: Input) => Promise<Outcome<Value, Problem | 'ask-first' | RequestProblem>>

export const inWords = (say: Say, problem: Problem | AnyProblem, detail?: Refused<string>['detail']): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`pages.problem-${problem}`, { pictures: namesInWords(say, detail?.pictures) })

/** The same on the page of earlier texts, where nothing was written. */
export const historyInWords: typeof inWords = (say, problem, detail) =>
  problem === 'stale' ? say('pages.restoreStale') : inWords(say, problem, detail)
