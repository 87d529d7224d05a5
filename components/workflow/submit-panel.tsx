'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Stage } from '#newsroom/workflow/stages.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import { ReadinessView } from './readiness-view.tsx'
import { useMissing } from './use-missing.ts'
import { problemInWords, type ShownProblem } from './words.ts'

/** Hands the story to the editors. What is missing is told, and keeps nobody: an editor may fill it in. */
export function SubmitPanel({
  articleId,
  actions,
  settle,
  onClose,
  onDone,
}: {
  articleId: string
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  onClose: () => void
  onDone: (submitted: { version: number; stage: Stage }) => void
}) {
  const { readiness } = useMissing(articleId, settle, actions.missing)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ShownProblem | null>(null)

  async function submit() {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await actions.submit({ articleId })
      if (answer.ok) return onDone(answer.value)
      setProblem(answer.problem)
    } catch {
      setProblem('unreachable')
    } finally {
      setBusy(false)
    }
  }

  return (
    <Panel title="Submit" onClose={onClose}>
      <ReadinessView
        readiness={readiness}
        heading="An editor will need this before publishing:"
        ready="Nothing is missing. An editor publishes it or sends it back with a note; you can go on writing."
      />
      {problem && (
        <div className="mt-3">
          <Alert tone="danger" live>
            {problemInWords(problem)}
          </Alert>
        </div>
      )}
      <div className="mt-3 flex justify-end gap-2">
        <Button tone="primary" isDisabled={readiness.state !== 'known'} isPending={isBusy} onPress={() => void submit()}>
          {readiness.state === 'known' && readiness.missing.length > 0 ? 'Submit as it is' : 'Submit'}
        </Button>
      </div>
    </Panel>
  )
}
