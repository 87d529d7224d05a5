'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { OthersChanges } from '#components/workflow/others-changes.tsx'
import { ReadinessView } from '#components/workflow/readiness-view.tsx'
import { useReadiness } from '#components/workflow/use-readiness.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import { useWords } from '#words'
import type { SchedulePanelProps } from './schedule-panel-props.ts'
import { ScheduleProblemAlert } from './schedule-problem.tsx'
import { useScheduleAct } from './use-schedule-act.ts'

/** Lets the story on the screen go out at the planned time, in place of the one that was approved before. */
export function NewestStory({
  schedule,
  story: { id: articleId },
  actions,
  settle,
  refresh,
  lookAgain,
  onGoTo,
  onClose,
}: SchedulePanelProps & { schedule: ShownSchedule; onClose: () => void }) {
  const say = useWords()
  const { looked, lookAgain: checkAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const [agreed, setAgreed] = useState<readonly string[]>([])
  const { isBusy, problem, run } = useScheduleAct(async () => {
    await checkAgain()
    await lookAgain()
  })
  const readiness = looked.state === 'known' ? looked.readiness : null
  const others = readiness?.others ?? []
  const isReady = readiness?.missing.length === 0 && others.every(({ id }) => agreed.includes(id))
  const replace = () => {
    if (!readiness || !isReady) return
    void run(
      () => actions.schedules.takeNewest({ id: schedule.id, seen: readiness.seen, including: [...agreed] }),
      () => {
        notify.done(say('schedule.newestTaken'))
        onClose()
      },
    )
  }
  return (
    <div className="mt-3 border-line border-t pt-3">
      <ReadinessView looked={looked} heading={say('workflow.before')} ready={say('schedule.newestAbout')} onGo={onGoTo} />
      {others.length > 0 && <OthersChanges others={others} isAgreed={others.every(({ id }) => agreed.includes(id))} onChange={setAgreed} />}
      <ScheduleProblemAlert problem={problem === 'unfinished' ? null : problem} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{say('schedule.back')}</Button>
        <Button tone="primary" isDisabled={!isReady} isPending={isBusy} onPress={replace}>
          {say('schedule.useNewest')}
        </Button>
      </div>
    </div>
  )
}
