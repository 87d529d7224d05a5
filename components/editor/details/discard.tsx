'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { requestProblems } from '#components/ui/request-problems.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { RequestProblem } from '#lib/outcome.ts'
import type { EditorActions } from '../actions.ts'

/** Discards the story. Two presses; it can be restored for 30 days at /desk/discarded. */
export function Discard({ articleId, discard }: { articleId: string; discard: EditorActions['discard'] }) {
  const [isSure, setSure] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const { run, isBusy, outcome, clear } = useRequest(discard)
  // Not there any more: it was discarded, and the answer was lost.
  const problem = outcome && !outcome.ok && outcome.problem !== 'not-found' ? outcome.problem : null

  async function discardNow() {
    const answer = await run({ articleId })
    if (!answer.ok && answer.problem !== 'not-found') return
    setLeaving(true)
    window.location.assign('/desk')
  }

  if (!isSure)
    return (
      <div>
        <Button size="small" onPress={() => setSure(true)}>
          Discard this draft
        </Button>
      </div>
    )
  return (
    <>
      {problem && (
        <Alert tone="danger" live>
          {sentence(problem)}
        </Alert>
      )}
      <p className="text-ink-soft">It can be restored for 30 days, from “Discarded stories” under the list of stories.</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" tone="danger" isPending={isBusy || isLeaving} onPress={() => void discardNow()}>
          Yes, discard this draft
        </Button>
        <Button
          size="small"
          isDisabled={isBusy}
          onPress={() => {
            setSure(false)
            clear()
          }}
        >
          Keep it
        </Button>
      </div>
    </>
  )
}

type Problem = 'wrong-stage' | 'unreachable' | Exclude<RequestProblem, 'not-found'>

function sentence(problem: Problem): string {
  switch (problem) {
    case 'unreachable':
      return 'Galley could not be reached, so it is not sure that the story was discarded. Try again in a moment.'
    case 'wrong-stage':
      return 'It was not discarded: only a draft that was never handed in can be.'
    case 'not-allowed':
      return 'Only who made this story, and editors, may discard it.'
    default:
      return requestProblems[problem]
  }
}
