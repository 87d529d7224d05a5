import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import type { HouseStyle } from './use-house-style.ts'

/** The rules that are ignored in this story, in the checklist: they can be looked for again. */
export function IgnoredStyle({ ignored, lookAgain }: Pick<HouseStyle, 'ignored' | 'lookAgain'>) {
  const say = useWords()
  if (ignored.length === 0) return null
  return (
    <div>
      <h3 className="font-bold text-xs">{say('style.ignored')}</h3>
      <ul className="mt-1 grid gap-1">
        {ignored.map((rule) => (
          <li key={rule.id} className="flex items-center justify-between gap-2">
            <span className="wrap-anywhere">{rule.term}</span>
            {lookAgain && (
              <Button size="small" tone="quiet" aria-label={say('style.lookAgainFor', { term: rule.term })} onPress={() => lookAgain(rule)}>
                {say('style.lookAgain')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
