'use client'

import { Button } from '#components/ui/button.tsx'
import { requestProblems } from '#components/ui/request-problems.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'

export type Restore = (sent: { articleId: string }) => Promise<Outcome<{ articleId: string }, RequestProblem>>

/** Restores a discarded draft and opens it. */
export function RestoreButton({ articleId, headline, restore }: { articleId: string; headline: string; restore: Restore }) {
  const { run, isBusy, outcome } = useRequest(restore)
  const problem = outcome && !outcome.ok ? outcome.problem : null

  async function restoreNow() {
    const answer = await run({ articleId })
    if (answer.ok) window.location.assign(`/desk/articles/${articleId}`)
  }

  return (
    <>
      <Button
        size="small"
        isPending={isBusy || outcome?.ok}
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
