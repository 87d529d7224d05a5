'use client'

import { useState } from 'react'
import { type ScheduleAnswer, StandingQuestion } from '#components/schedule/standing-question.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Published } from '#newsroom/workflow/publish-approved.ts'
import { useWords } from '#words'
import type { PanelProps, WithStanding } from './panel-props.ts'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import { useAct } from './use-act.ts'
import { useReadiness } from './use-readiness.ts'
import type { ShownProblem } from './words.ts'

/** Publishes the story. Its button is disabled while something is missing. Exactly the versions that were checked are published. */
export function PublishPanel({
  articleId,
  actions,
  settle,
  refresh,
  standing,
  onClose,
  onGoTo,
  onDone,
}: PanelProps<Published> & WithStanding) {
  const say = useWords()
  const { looked, lookAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const { isBusy, problem, run } = useAct(refresh)
  const [answer, setAnswer] = useState<ScheduleAnswer>()
  const isFinished = looked.state === 'known' && looked.readiness.missing.length === 0 && !looked.readiness.embargo
  const isReady = isFinished && (!standing || answer !== undefined)

  async function publish() {
    if (looked.state !== 'known') return
    const { seen } = looked.readiness
    await run(async () => {
      const published = await actions.publish({ articleId, seen, schedule: answer })
      if (!published.ok && anew.includes(published.problem)) await lookAgain()
      return published
    }, onDone)
  }

  return (
    <Panel title={say('workflow.publish')} onClose={onClose}>
      <ReadinessView looked={looked} heading={say('workflow.before')} ready={say('workflow.publishReady')} onGo={onGoTo} />
      {standing && isFinished && <StandingQuestion standing={standing} answer={answer} onChange={setAnswer} />}
      {/* The list above has been reloaded, and names what is missing. */}
      <Problem problem={problem === 'unfinished' ? null : problem} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        {!isFinished && looked.state !== 'looking' && (
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

/** After these problems the list is reloaded. */
const anew: readonly ShownProblem[] = ['unfinished', 'stale', 'embargoed']
