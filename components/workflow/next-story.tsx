'use client'

import { useEffect, useState } from 'react'
import type { NextWaiting } from '#newsroom/articles/next-waiting.ts'
import type { WorkflowActions } from './actions.ts'

/** After a story was dealt with: the next one that awaits an editor. Its line is there from the start, so that nothing moves. */
export function NextStory({ articleId, ask }: { articleId: string; ask: WorkflowActions['nextWaiting'] }) {
  const [next, setNext] = useState<NextWaiting | 'asking' | 'unknown'>('asking')
  useEffect(() => {
    let isOver = false
    const hear = (answer: Awaited<ReturnType<typeof ask>> | null) => !isOver && setNext(answer?.ok ? answer.value : 'unknown')
    ask({ articleId }).then(hear, () => hear(null))
    return () => {
      isOver = true
    }
  }, [articleId, ask])
  return (
    <p className="mt-3 min-h-5 truncate text-ink-soft">
      {next === 'unknown' && (
        <a href="/desk?scope=waiting" className="underline underline-offset-2">
          Stories awaiting an editor
        </a>
      )}
      {next === null && 'No other story awaits an editor.'}
      {next !== null && typeof next === 'object' && (
        <>
          Next story:{' '}
          <a href={`/desk/articles/${next.id}`} className="font-semibold text-ink underline underline-offset-2">
            {next.headline || 'No headline yet'}
          </a>
        </>
      )}
    </p>
  )
}
