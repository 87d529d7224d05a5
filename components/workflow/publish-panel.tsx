'use client'

import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Published } from '#newsroom/workflow/publish-approved.ts'
import { useWords } from '#words'
import type { PanelProps } from './panel-props.ts'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import { useAct } from './use-act.ts'
import { useReadiness } from './use-readiness.ts'

/** Publishes the story. Its button is disabled while something is missing. Exactly the versions that were checked are published. */
export function PublishPanel({ articleId, actions, settle, refresh, onClose, onGoTo, onDone }: PanelProps<Published>) {
  const say = useWords()
  const { looked, lookAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const { isBusy, problem, run } = useAct(refresh)
  const isReady = looked.state === 'known' && looked.readiness.missing.length === 0 && !looked.readiness.embargo

  async function publish() {
    if (looked.state !== 'known') return
    const { seen } = looked.readiness
    await run(async () => {
      const answer = await actions.publish({ articleId, seen })
      if (!answer.ok && (answer.problem === 'unfinished' || answer.problem === 'stale' || answer.problem === 'embargoed')) await lookAgain()
      return answer
    }, onDone)
  }

  return (
    <Panel title={say('workflow.publish')} onClose={onClose}>
      <ReadinessView looked={looked} heading={say('workflow.before')} ready={say('workflow.publishReady')} onGo={onGoTo} />
      {/* The list above has been reloaded, and names what is missing. */}
      <Problem problem={problem === 'unfinished' ? null : problem} />
      <div className="mt-3 flex justify-end gap-2">
        {!isReady && looked.state !== 'looking' && (
          <Button isDisabled={isBusy} onPress={() => void lookAgain()}>
            {say('workflow.checkAgain')}
          </Button>
        )}
        <Button tone="primary" isDisabled={!isReady} isPending={isBusy} onPress={() => void publish()}>
          {say('workflow.publishNow')}
        </Button>
      </div>
    </Panel>
  )
}
