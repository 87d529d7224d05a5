import { Alert } from '#components/ui/alert.tsx'
import type { Refused } from '#lib/outcome.ts'
import { useWords } from '#words'
import { problemInWords, type ScheduleProblem } from './schedule-words.ts'

/** Why something about a schedule was not done, above the buttons. */
export function ScheduleProblemAlert({ problem, detail }: { problem: ScheduleProblem | null; detail?: Refused<string>['detail'] }) {
  const say = useWords()
  if (!problem) return null
  return (
    <div className="mt-3">
      <Alert tone="danger" live>
        {problemInWords(say, problem, detail)}
      </Alert>
    </div>
  )
}
