'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Published } from '#newsroom/workflow/publish.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import { ReadinessView } from './readiness-view.tsx'
import { useMissing } from './use-missing.ts'
import { problemInWords, type ShownProblem } from './words.ts'

/** Shows what is missing before its button works; what is then published is exactly what was looked at. */
export function PublishPanel({
  articleId,
  isUpdate,
  actions,
  settle,
  onClose,
  onDone,
}: {
  articleId: string
  isUpdate: boolean
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  onClose: () => void
  onDone: (published: Published) => void
}) {
  const { readiness, look } = useMissing(articleId, settle, actions.missing)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  const isReady = readiness.state === 'known' && readiness.missing.length === 0

  async function publish() {
    if (readiness.state !== 'known') return
    setBusy(true)
    setProblem(null)
    try {
      const answer = await actions.publish({ articleId, seen: readiness.seen })
      if (answer.ok) return onDone(answer.value)
      if (answer.problem === 'unfinished') await look()
      else setProblem(answer.problem)
    } catch {
      setProblem('unreachable')
    } finally {
      setBusy(false)
    }
  }

  return (
    <Panel title={isUpdate ? 'Update' : 'Publish'} onClose={onClose}>
      <ReadinessView
        readiness={readiness}
        heading="Before it can be published:"
        ready={
          isUpdate
            ? 'Readers get the newest text at the same address and the same place in the feed.'
            : 'Readers get it at once, on top of the feed, under the pinned stories.'
        }
      />
      {problem && (
        <div className="mt-3">
          <Alert tone="danger" live>
            {problemInWords(problem)}
          </Alert>
        </div>
      )}
      <div className="mt-3 flex justify-end gap-2">
        {!isReady && readiness.state !== 'looking' && <Button onPress={() => void look()}>Look again</Button>}
        {problem === 'stale' && isReady && <Button onPress={() => void look().then(() => setProblem(null))}>Look again</Button>}
        <Button tone="primary" isDisabled={!isReady} isPending={isBusy} onPress={() => void publish()}>
          {isUpdate ? 'Update now' : 'Publish now'}
        </Button>
      </div>
    </Panel>
  )
}
