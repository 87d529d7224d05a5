'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { ChangesList } from '#components/workflow/changes-list.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { foldOf, wallTimeOf } from '#lib/wall-time.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import { useWords } from '#words'
import { Moment } from './moment.tsx'
import { NewestStory } from './newest-story.tsx'
import type { SchedulePanelProps } from './schedule-panel-props.ts'
import { ScheduleProblemAlert } from './schedule-problem.tsx'
import { heldInWords } from './schedule-words.ts'
import { TimeField } from './time-field.tsx'
import { useRefusal } from './use-refusal.ts'
import { useScheduleAct } from './use-schedule-act.ts'
import { useTime } from './use-time.ts'

type Props = SchedulePanelProps & { schedule: ShownSchedule }

/** What is planned for a story: when, by whom, what was changed since; and why it waits, if it does. */
export function PlannedStory(props: Props) {
  const { schedule } = props
  const say = useWords()
  const [open, setOpen] = useState<'time' | 'newest' | null>(null)
  const close = () => setOpen(null)
  const isWaiting = schedule.ending !== null
  return (
    <>
      {isWaiting && (
        <div className="mb-3">
          <Alert tone="danger">{heldInWords(say, schedule)}</Alert>
        </div>
      )}
      <Moment at={schedule.at} withAway={!isWaiting} />
      <p className="text-ink-soft text-xs">{say('schedule.plannedBy', { name: schedule.plannedBy })}</p>
      {open === 'time' && <AnotherTime {...props} onClose={close} />}
      {open === 'newest' && <NewestStory {...props} onClose={close} />}
      {open === null && <Since {...props} onUseNewest={() => setOpen('newest')} />}
      {open === null && <Acts {...props} onChangeTime={() => setOpen('time')} />}
    </>
  )
}

function Since({ schedule: { changedSince }, onUseNewest }: Props & { onUseNewest: () => void }) {
  const say = useWords()
  if (changedSince.length === 0) return <p className="mt-3 text-ink-soft">{say('schedule.nothingSince')}</p>
  return (
    <section aria-label={say('schedule.since')} className="mt-3 border-line border-t pt-3">
      <p className="font-semibold">{say('schedule.since')}</p>
      <p className="mb-2 text-ink-soft text-xs">{say('schedule.sinceAbout')}</p>
      <div className="max-h-[30dvh] overflow-y-auto">
        <ChangesList changes={changedSince} label={say('schedule.since')} />
      </div>
      <Button size="small" className="mt-2" onPress={onUseNewest}>
        {say('schedule.useNewest')}
      </Button>
    </section>
  )
}

/** Change the time, cancel, or do it now. */
function Acts({ schedule, actions, refresh, lookAgain, onChangeTime }: Props & { onChangeTime: () => void }) {
  const say = useWords()
  const { isBusy, problem, run } = useScheduleAct(lookAgain)
  const isWaiting = schedule.ending !== null
  return (
    <>
      <ScheduleProblemAlert problem={problem} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button
          isDisabled={isBusy}
          onPress={() =>
            void run(
              () => actions.schedules.cancel({ id: schedule.id }),
              () => void notify.done(say('schedule.cancelled')),
            )
          }
        >
          {say('schedule.cancel')}
        </Button>
        {isWaiting && (
          <Button
            isDisabled={isBusy}
            onPress={() =>
              void run(
                () => actions.schedules.runNow({ id: schedule.id }),
                async () => {
                  notify.done(say('schedule.wentOut'))
                  await refresh()
                },
              )
            }
          >
            {say(schedule.kind === 'update' ? 'workflow.updateNow' : 'workflow.publishNow')}
          </Button>
        )}
        <Button tone="primary" isDisabled={isBusy} onPress={onChangeTime}>
          {say('schedule.changeTime')}
        </Button>
      </div>
    </>
  )
}

function AnotherTime({ schedule, story, actions, lookAgain, onClose }: Props & { onClose: () => void }) {
  const say = useWords()
  const { at, ending } = schedule
  // The newsroom may have chosen another zone since it was planned.
  const zone = newsroomZone()
  const time = useTime(zone, ending === null ? { wallTime: wallTimeOf(at, zone), fold: foldOf(at, zone) } : null)
  const { isBusy, problem, run } = useScheduleAct(lookAgain)
  const refusal = useRefusal(story, time.checked?.state === 'ready' ? time.checked.at : null)
  const isReady = time.checked?.state === 'ready' && time.misread === null && refusal === null
  const save = () => {
    const { chosen } = time
    if (isReady && chosen) void run(() => actions.schedules.reschedule({ id: schedule.id, zone, ...chosen }), onClose)
  }
  return (
    <form
      noValidate
      className="mt-3 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TimeField time={time} past={say('schedule.pastPlain')} refusal={refusal} isSaid autoFocus />
      <ScheduleProblemAlert problem={problem} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{say('schedule.back')}</Button>
        <Button type="submit" tone="primary" isDisabled={!isReady} isPending={isBusy}>
          {say('schedule.saveTime')}
        </Button>
      </div>
    </form>
  )
}
