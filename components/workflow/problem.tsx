import { Alert } from '#components/ui/alert.tsx'
import { useWords } from '#words'
import { problemInWords, type ShownProblem } from './words.ts'

/** Why an action failed, above the buttons of its panel. */
export function Problem({ problem }: { problem: ShownProblem | null }) {
  const say = useWords()
  if (!problem) return null
  return (
    <div className="mt-3">
      <Alert tone="danger" live>
        {problemInWords(say, problem)}
      </Alert>
    </div>
  )
}
