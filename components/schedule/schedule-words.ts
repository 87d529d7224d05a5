import { namesInWords } from '#components/ui/names-in-words.ts'
import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Refused } from '#lib/outcome.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'

/** Why the desk could not do something about a schedule: the problems of its verbs (newsroom/schedule). */
export type ScheduleProblem =
  | AnyProblem
  | 'no-such-time'
  | 'two-times'
  | 'past'
  | 'ended'
  | 'planned'
  | 'nothing-new'
  | 'embargoed'
  | 'gone'
  | 'wrong-stage'
  | 'stale'
  | 'unfinished'
  | 'others-changes'
  | 'late'
  | 'not-allowed'
  | 'published-since'
  | 'language-changed'
  | 'rights-ended'
  | 'ask-first'

/** The detail names the pictures of a launch whose rights end before it. */
export function problemInWords(say: Say, problem: ScheduleProblem, detail?: Refused<string>['detail']): string {
  if (isAnyProblem(problem)) return say(`problems.${problem}`)
  if (problem === 'rights-ended' && detail?.pictures)
    return say('schedule.problem-rights-ended-launch', { pictures: namesInWords(say, detail.pictures) })
  return say(`schedule.problem-${problem}`)
}

/** Why a schedule waits for an answer, as a sentence, with what to do. */
export const heldInWords = (say: Say, { kind, reason, detail }: Pick<ShownSchedule, 'reason' | 'detail'> & { kind: string }): string => {
  if (reason === 'unfinished' && kind === 'launch-order') return say('schedule.held-launch-rights')
  if (reason === 'unfinished' && areRightsMissing(detail)) return say('schedule.held-rights')
  switch (reason) {
    case 'late':
    case 'not-allowed':
    case 'wrong-stage':
    case 'unfinished':
    case 'published-since':
    case 'language-changed':
    case 'embargoed':
    case 'gone':
      return say(`schedule.held-${reason}`)
    default:
      return say('schedule.held-error')
  }
}

/** Whether the rights to a picture held it back: what was missing is in the detail (newsroom/workflow/missing.ts). */
const areRightsMissing = ({ missing }: ShownSchedule['detail']): boolean =>
  Array.isArray(missing) && missing.some((one) => ['rights-ended', 'ask-first', 'poster-ended', 'poster-ask-first'].includes(one?.what))

/** After these problems the screen does not show what is true any more. */
export const isOutdated = (problem: ScheduleProblem): boolean =>
  ['ended', 'planned', 'stale', 'wrong-stage', 'unfinished', 'others-changes', 'not-found', 'unreachable'].includes(problem)
