'use client'

import { useState } from 'react'
import { noteJustDiscarded } from '#components/desk/discarded/just-discarded.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { RequestProblem } from '#lib/outcome.ts'
import { useWords } from '#words'
import type { EditorActions } from '../actions.ts'

/** Discards the story. Two presses; it can be restored for 30 days at /desk/discarded. */
export function Discard({ articleId, discard }: { articleId: string; discard: EditorActions['discard'] }) {
  const say = useWords()
  const [isSure, setSure] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const { run, isBusy, outcome, clear } = useRequest(discard)
  // Not there any more: it was discarded, and the answer was lost.
  const problem = outcome && !outcome.ok && outcome.problem !== 'not-found' ? outcome.problem : null

  async function discardNow() {
    const answer = await run({ articleId })
    if (!answer.ok && answer.problem !== 'not-found') return
    setLeaving(true)
    noteJustDiscarded(articleId)
    window.location.assign('/desk')
  }

  if (!isSure)
    return (
      <div>
        <Button size="small" onPress={() => setSure(true)}>
          {say('editor.discard')}
        </Button>
      </div>
    )
  return (
    <>
      {problem && (
        <Alert tone="danger" live>
          {sentence(say, problem)}
        </Alert>
      )}
      <p className="text-ink-soft">{say('editor.discarded')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" tone="danger" isPending={isBusy || isLeaving} onPress={() => void discardNow()}>
          {say('editor.discardSure')}
        </Button>
        <Button
          size="small"
          isDisabled={isBusy}
          onPress={() => {
            setSure(false)
            clear()
          }}
        >
          {say('editor.keep')}
        </Button>
      </div>
    </>
  )
}

type Problem = 'wrong-stage' | 'unreachable' | Exclude<RequestProblem, 'not-found'>

function sentence(say: Say, problem: Problem): string {
  switch (problem) {
    case 'unreachable':
      return say('editor.discardUnsure')
    case 'wrong-stage':
      return say('editor.discardWrongStage')
    case 'not-allowed':
      return say('editor.discardNotAllowed')
    default:
      return say(`problems.${problem}`)
  }
}
