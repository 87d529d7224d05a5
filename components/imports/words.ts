import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import { isFileKind } from '#lib/import-runs.ts'

type Problem = 'underway' | 'unreadable' | 'foreign-language' | 'too-many-imports' | 'no-room'

export const inWords = (say: Say, problem: Problem | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`imports.problem-${problem}`)

export const kindInWords = (say: Say, format: string | null): string | null => (isFileKind(format) ? say(`imports.kind-${format}`) : null)
