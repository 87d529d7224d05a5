import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { useWords } from '#words'

type State = 'good' | 'look' | 'act'
const tones = { good: 'good', look: 'warn', act: 'danger' } as const satisfies Record<State, string>

/** A part of Galley with its state, and what to do where it is not well. */
export function Part({ name, state, advice, children }: { name: string; state: State; advice?: string | null; children: ReactNode }) {
  const say = useWords()
  return (
    <section aria-label={name} className="border-line border-t pt-3">
      <h2 className="flex items-center gap-2 font-bold">
        {name} <Badge tone={tones[state]}>{say(`health.${state}`)}</Badge>
      </h2>
      <div className="mt-1 max-w-prose">{children}</div>
      {advice && (
        <p className="mt-1 max-w-prose text-ink-soft">
          <span className="font-semibold text-ink">{say('health.whatToDo')}</span> {advice}
        </p>
      )}
    </section>
  )
}
