import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'

export type HistoryProblem = AnyProblem | 'stale' | 'wrong-stage' | 'too-many' | 'unsaved'

/** Why a version was not saved or restored. */
export const historyProblem = (say: Say, problem: HistoryProblem): string =>
  say('history.failedToSave', { reason: isAnyProblem(problem) ? say(`problems.${problem}`) : say(`history.problem-${problem}`) })
