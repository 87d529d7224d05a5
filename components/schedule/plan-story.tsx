'use client'

import { Button } from '#components/ui/button.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { ChangesList } from '#components/workflow/changes-list.tsx'
import { OthersChanges } from '#components/workflow/others-changes.tsx'
import { ReadinessView } from '#components/workflow/readiness-view.tsx'
import { useReadiness } from '#components/workflow/use-readiness.ts'
import { useAgreement, useChoice } from '#components/workflow/use-update.ts'
import { newsroomZone } from '#lib/publication.ts'
import { foldOf, wallTimeOf } from '#lib/wall-time.ts'
import { useFormat, useWords } from '#words'
import { momentInWords } from './moment-words.ts'
import type { SchedulePanelProps } from './schedule-panel-props.ts'
import { ScheduleProblemAlert } from './schedule-problem.tsx'
import { isOutdated } from './schedule-words.ts'
import { TimeField } from './time-field.tsx'
import { useRefusal } from './use-refusal.ts'
import { useTime } from './use-time.ts'

/** Chooses when the story on the screen goes out. What is written after that does not go out with it. */
export function PlanStory(props: SchedulePanelProps) {
  const say = useWords()
  const { locale } = useFormat()
  const { onClose, onGoTo } = props
  const { time, looked, lookAgain, change, at, refusal, isReady, isBusy, problem, plan } = usePlan(props)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void plan()
      }}
    >
      <TimeField time={time} past={say('schedule.past')} refusal={refusal} />
      <div className="mt-3 border-line border-t pt-3">
        <ReadinessView looked={looked} heading={say('workflow.before')} ready={say('schedule.asItIsNow')} onGo={onGoTo} />
      </div>
      {change.changes.length > 0 && (
        <section aria-label={say('workflow.changes')} className="mt-3 max-h-[30dvh] overflow-y-auto" tabIndex={-1}>
          <p className="mb-2 text-ink-faint text-xs">{say('workflow.leaveOut')}</p>
          <ChangesList changes={change.changes} choice={change.choice} />
        </section>
      )}
      {change.others.length > 0 && <OthersChanges others={change.others} isAgreed={change.isAgreed} onChange={change.setAgreed} />}
      <ScheduleProblemAlert problem={problem === 'unfinished' ? null : problem} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        {looked.state === 'known' || looked.state === 'looking' ? (
          <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
        ) : (
          <Button isDisabled={isBusy} onPress={() => void lookAgain()}>
            {say('workflow.checkAgain')}
          </Button>
        )}
        <Button type="submit" tone="primary" isDisabled={!isReady} isPending={isBusy}>
          {at ? say('schedule.doItAt', { moment: momentInWords(locale, at, time.zone) }) : say('schedule.doIt')}
        </Button>
      </div>
    </form>
  )
}

/** What is planned while it is being chosen: the time, and what goes out at it. */
function usePlan({ story, actions, settle, refresh, lookAgain: lookAtSchedules }: SchedulePanelProps) {
  const { id: articleId, embargo } = story
  const zone = newsroomZone()
  // Under an embargo, the first time at which it can go out.
  const time = useTime(zone, embargo && { wallTime: wallTimeOf(embargo.until, zone), fold: foldOf(embargo.until, zone) })
  const { looked, lookAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const { run, isBusy, outcome } = useRequest(actions.schedules.schedule)
  const readiness = looked.state === 'known' ? looked.readiness : null
  const { changes, choice, only, isPart, isEmpty, weights, clear } = useChoice(readiness)
  const { others, isAgreed, setAgreed } = useAgreement(readiness, weights)
  const isUpdate = readiness?.changes != null
  const at = time.checked?.state === 'ready' ? time.checked.at : null
  const refusal = useRefusal(story, at)
  const isReady =
    at !== null &&
    refusal === null &&
    time.misread === null &&
    readiness !== null &&
    readiness.missing.length === 0 &&
    isAgreed &&
    !(isUpdate && isEmpty)

  async function plan() {
    if (!readiness || !isReady || !time.chosen) return
    const { wallTime, fold } = time.chosen
    const answer = await run({
      kind: isUpdate ? 'update' : 'publish',
      articleId,
      seen: readiness.seen,
      including: others.map(({ id }) => id),
      only: isPart ? only : undefined,
      ...{ wallTime, fold, zone: time.zone },
    })
    if (answer.ok || answer.problem === 'planned' || answer.problem === 'unreachable') await lookAtSchedules()
    else if (isOutdated(answer.problem)) {
      await lookAgain()
      clear()
    }
  }
  const problem = outcome && !outcome.ok ? outcome.problem : null
  return { time, looked, lookAgain, change: { changes, choice, others, isAgreed, setAgreed }, at, refusal, isReady, isBusy, problem, plan }
}
