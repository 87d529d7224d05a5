'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { requestProblems } from '#components/ui/request-problems.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'

export type Restore = (sent: { articleId: string }) => Promise<Outcome<{ articleId: string }, RequestProblem>>

/** Restores a discarded draft and opens it. */
export function RestoreButton({ articleId, headline, restore }: { articleId: string; headline: string; restore: Restore }) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<RequestProblem | 'unreachable' | null>(null)

  async function restoreNow() {
    setBusy(true)
    setProblem(null)
    const answer = await restore({ articleId }).catch(() => null)
    if (answer?.ok) return window.location.assign(`/desk/articles/${articleId}`)
    setProblem(answer?.problem ?? 'unreachable')
    setBusy(false)
  }

  return (
    <>
      <Button
        size="small"
        isPending={isBusy}
        aria-label={headline ? `Restore “${headline}”` : 'Restore this draft'}
        onPress={() => void restoreNow()}
      >
        Restore
      </Button>
      {problem && (
        <p role="alert" className="basis-full text-danger text-xs">
          {sentences[problem]}
        </p>
      )}
    </>
  )
}

const sentences = {
  ...requestProblems,
  'not-found': 'It is not here any more: somebody has restored it, or its 30 days are over. Reload the page.',
  'not-allowed': 'Only who made this story, and editors, may restore it.',
} satisfies Record<RequestProblem | 'unreachable', string>
