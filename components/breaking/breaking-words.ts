import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'

/** Why the desk could not do something about breaking news: the problems of its verbs (newsroom/breaking). */
export type BreakingProblem =
  | AnyProblem
  | 'not-live'
  | 'embargoed'
  | 'other-language'
  | 'standing'
  | 'ended'
  | 'changed'
  | 'no-breaking'
  | 'has-story'
  | 'too-late'
  | 'no-such-time'
  | 'two-times'
  | 'past'

export const problemInWords = (say: Say, problem: BreakingProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`breaking.problem-${problem}`)

/** After these problems the page does not show what is true any more. */
export const isOutdated = (problem: BreakingProblem): boolean =>
  ['standing', 'ended', 'changed', 'not-found', 'unreachable'].includes(problem)
