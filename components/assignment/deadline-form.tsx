'use client'

import type { EditorActions } from '#components/editor/actions.ts'
import { ScheduleProblemAlert } from '#components/schedule/schedule-problem.tsx'
import { TimeField } from '#components/schedule/time-field.tsx'
import { useScheduleAct } from '#components/schedule/use-schedule-act.ts'
import { useTime } from '#components/schedule/use-time.ts'
import { Button } from '#components/ui/button.tsx'
import { closeByEscape } from '#components/ui/close-by-escape.ts'
import { newsroomZone } from '#lib/publication.ts'
import { foldOf, wallTimeOf } from '#lib/wall-time.ts'
import type { Deadline } from '#newsroom/articles/deadline.ts'
import { useWords } from '#words'

type Props = {
  articleId: string
  deadline: Deadline | null
  actions: Pick<EditorActions, 'setDeadline' | 'clearDeadline'>
  onClose: () => void
  /** It was set or cleared. */
  onDone: () => void
}

/** Chooses when a story is to be ready, or that it has no deadline any more. */
export function DeadlineForm({ articleId, deadline, actions, onClose, onDone }: Props) {
  const say = useWords()
  const zone = newsroomZone()
  const time = useTime(zone, deadline && { wallTime: wallTimeOf(deadline.at, zone), fold: foldOf(deadline.at, zone) })
  const { isBusy, problem, run } = useScheduleAct(async () => {})
  const { chosen, checked, misread } = time
  const isReady = checked?.state === 'ready' && misread === null
  return (
    <form
      noValidate
      aria-label={say('assignment.deadline')}
      onKeyDown={closeByEscape(onClose)}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && chosen) void run(() => actions.setDeadline({ articleId, zone, ...chosen }), onDone)
      }}
    >
      <TimeField time={time} past={say('assignment.deadlinePast')} autoFocus />
      <p className="mt-2 text-ink-soft text-xs">{say('assignment.deadlineAbout')}</p>
      <ScheduleProblemAlert problem={problem} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit" size="small" tone="primary" isDisabled={!isReady} isPending={isBusy}>
          {say('assignment.saveDeadline')}
        </Button>
        {deadline && (
          <Button size="small" isDisabled={isBusy} onPress={() => void run(() => actions.clearDeadline({ articleId }), onDone)}>
            {say('assignment.clearDeadline')}
          </Button>
        )}
        <Button size="small" tone="quiet" isDisabled={isBusy} onPress={onClose}>
          {say('everywhere.cancel')}
        </Button>
      </div>
    </form>
  )
}
