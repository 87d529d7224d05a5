'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { Outcome } from '#lib/outcome.ts'

type Problem = 'signed-out' | 'cross-site' | 'invalid' | 'not-allowed' | 'not-found'
export type Restore = (sent: { articleId: string }) => Promise<Outcome<{ articleId: string }, Problem>>

/** Restores a discarded draft and opens it. */
export function RestoreButton({ articleId, headline, restore }: { articleId: string; headline: string; restore: Restore }) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | 'unreachable' | null>(null)

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
  unreachable: 'Galley could not be reached. Try again in a moment.',
  'not-found': 'It is not here any more: somebody has restored it, or its 30 days are over. Reload the page.',
  'signed-out': 'You have been signed out, so it was not restored. Sign in in another tab, then try again.',
  'not-allowed': 'Only who made this story, and editors, may restore it.',
  invalid: 'The request was refused, so it was not restored. Reload the page.',
  'cross-site': 'The request was refused, so it was not restored. Reload the page.',
} satisfies Record<Problem | 'unreachable', string>
