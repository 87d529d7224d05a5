import { Lightbulb } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { Advice, Point } from '#newsroom/workflow/advice.ts'
import type { TwoSpellings } from '#newsroom/workflow/spelled-two-ways.ts'
import { useWords } from '#words'
import { adviceInWords } from './words.ts'

/** What should be looked at and holds nothing up; each is a button that moves to its place. `onRespell`: where the text can be changed. */
export function AdviceList({
  advice,
  onGo,
  onRespell,
}: {
  advice: readonly Advice[]
  onGo: (point: Point) => void
  onRespell?: ((name: TwoSpellings) => void) | null
}) {
  const say = useWords()
  if (advice.length === 0) return null
  return (
    <div>
      <h3 className="font-bold text-xs">{say('workflow.advice')}</h3>
      <ul className="mt-1.5 space-y-1">
        {advice.map((one) => (
          <li key={'embedId' in one ? one.embedId : 'href' in one ? one.href : adviceInWords(say, one)} className="flex gap-2">
            <Lightbulb size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-faint" />
            <span className="flex min-w-0 flex-col items-start gap-1">
              <Button onPress={() => onGo(one)} className={act}>
                {adviceInWords(say, one)}
              </Button>
              {one.what === 'name' && onRespell && (
                <Button onPress={() => onRespell(one)} className={`${act} font-bold text-xs`}>
                  {say('workflow.makeAll', { name: one.name })}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const act =
  'wrap-anywhere rounded-sm text-left underline decoration-line-strong underline-offset-2 hover:decoration-ink pointer-coarse:py-1.5'
