'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { Confirmation } from '#newsroom/delivery/confirmation.ts'
import { useWords } from '#words'
import { confirmationInWords } from './confirmation-words.ts'

const firstPause = 200
const longestPause = 5_000

/**
 * Whether readers have the change of a thing (`about`: its id). Polls until every edge has confirmed it, at growing intervals, and does not say "done" before that.
 */
export function ReadersHaveIt({ about, ask }: { about: string; ask: () => Promise<Outcome<Confirmation | null, string>> }) {
  const say = useWords()
  const { value, problem } = useAnswer(['confirmation', about], ask, {
    every: (known, times) => (known?.isDone ? false : Math.min(firstPause * 1.5 ** times, longestPause)),
  })
  const { tone, text, missing } = confirmationInWords(say, value ?? null, problem !== null)
  return (
    <div role="status">
      <p className="flex items-start gap-2">
        {tone === 'done' && <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-good" />}
        {tone === 'late' && <TriangleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />}
        {tone === 'waiting' && <Spinner />}
        <span className="tabular-nums">{text}</span>
      </p>
      {missing.length > 0 && (
        <ul className="mt-1 ml-6 text-ink-soft tabular-nums">
          {missing.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
