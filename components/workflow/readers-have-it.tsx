'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Confirmation } from '#newsroom/delivery/confirmation.ts'
import type { WorkflowActions } from './actions.ts'
import { confirmationInWords } from './confirmation-words.ts'

const firstPause = 200
const longestPause = 5_000

/**
 * Whether readers have what was just done, asked until every edge has confirmed: soon at first, then ever more seldom. It
 * says "done" for nothing less.
 */
export function ReadersHaveIt({ articleId, ask }: { articleId: string; ask: WorkflowActions['confirmation'] }) {
  const [confirmation, setConfirmation] = useState<Confirmation | null>(null)
  const [isUnreachable, setUnreachable] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const poll = async (pause: number) => {
      const answer = await ask({ articleId }).catch(() => null)
      if (isOver) return
      setUnreachable(!answer?.ok)
      if (answer?.ok) setConfirmation(answer.value)
      if (!(answer?.ok && answer.value?.isDone)) timer = setTimeout(() => void poll(Math.min(pause * 1.5, longestPause)), pause)
    }
    void poll(firstPause)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [articleId, ask])

  const { tone, text, missing } = confirmationInWords(confirmation, isUnreachable)
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
