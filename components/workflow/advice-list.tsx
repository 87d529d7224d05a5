import { Lightbulb } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { Advice, Point } from '#newsroom/workflow/advice.ts'
import { useWords } from '#words'
import { adviceInWords } from './words.ts'

/** What should be looked at and holds nothing up; each is a button that moves to its place. */
export function AdviceList({ advice, onGo }: { advice: readonly Advice[]; onGo: (point: Point) => void }) {
  const say = useWords()
  if (advice.length === 0) return null
  return (
    <div>
      <h3 className="font-bold text-xs">{say('workflow.advice')}</h3>
      <ul className="mt-1.5 space-y-1">
        {advice.map((one) => (
          <li key={adviceInWords(say, one)} className="flex gap-2">
            <Lightbulb size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-faint" />
            <Button
              onPress={() => onGo(one)}
              className="rounded-sm text-left underline decoration-line-strong underline-offset-2 hover:decoration-ink pointer-coarse:py-1.5"
            >
              {adviceInWords(say, one)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
