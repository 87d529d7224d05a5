'use client'

import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Published } from '#newsroom/workflow/publish.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import { useAct } from './use-act.ts'
import { useMissing } from './use-missing.ts'

/** Shows what is missing before its button works; what is then published is exactly what was looked at. */
export function PublishPanel({
  articleId,
  isUpdate,
  actions,
  settle,
  refresh,
  onClose,
  onDone,
}: {
  articleId: string
  isUpdate: boolean
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  onClose: () => void
  onDone: (published: Published) => void
}) {
  const { readiness, look, lookAgain } = useMissing({ articleId, settle, refresh, missing: actions.missing })
  const { isBusy, problem, clear, run } = useAct(refresh)
  const isReady = readiness.state === 'known' && readiness.missing.length === 0

  async function publish() {
    if (readiness.state !== 'known') return
    const { seen } = readiness
    await run(async () => {
      const answer = await actions.publish({ articleId, seen })
      if (!answer.ok && answer.problem === 'unfinished') await look()
      return answer
    }, onDone)
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
      {/* What is unfinished is in the list above, looked up anew. */}
      <Problem problem={problem === 'unfinished' ? null : problem} />
      <div className="mt-3 flex justify-end gap-2">
        {(problem === 'stale' || !isReady) && readiness.state !== 'looking' && (
          <Button isDisabled={isBusy} onPress={() => void lookAgain().then(clear)}>
            Look again
          </Button>
        )}
        <Button tone="primary" isDisabled={!isReady || problem === 'stale'} isPending={isBusy} onPress={() => void publish()}>
          {isUpdate ? 'Update now' : 'Publish now'}
        </Button>
      </div>
    </Panel>
  )
}
