'use client'

import { Button } from '#components/ui/button.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import { useWords } from '#words'

export type Restore = (sent: { articleId: string }) => Promise<Outcome<{ articleId: string }, RequestProblem>>

/** Restores a discarded draft and opens it. */
export function RestoreButton({ articleId, headline, restore }: { articleId: string; headline: string; restore: Restore }) {
  const say = useWords()
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
        aria-label={headline ? say('stories.restoreStory', { headline }) : say('stories.restoreThis')}
        onPress={() => void restoreNow()}
      >
        {say('stories.restore')}
      </Button>
      {problem && (
        <p role="alert" className="basis-full text-danger text-xs">
          {restoreProblem(say, problem)}
        </p>
      )}
    </>
  )
}

export function restoreProblem(say: Say, problem: RequestProblem | 'unreachable'): string {
  if (problem === 'not-found') return say('stories.restoreNotFound')
  if (problem === 'not-allowed') return say('stories.restoreNotAllowed')
  return say(`problems.${problem}`)
}
