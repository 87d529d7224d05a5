'use client'

import { useRouter } from 'next/navigation'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { notify } from '#components/ui/notify.ts'
import { Panel } from '#components/ui/panel.tsx'
import { foldOf } from '#lib/wall-time.ts'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import { useWords } from '#words'
import { Moment } from '../moment.tsx'
import { ScheduleProblemAlert } from '../schedule-problem.tsx'
import { heldInWords } from '../schedule-words.ts'
import { TimeField } from '../time-field.tsx'
import { useScheduleAct } from '../use-schedule-act.ts'
import { useTime } from '../use-time.ts'
import type { CalendarActions } from './calendar-props.ts'
import { chooseTime, takeOut } from './choose-time.ts'
import { addressOf, isMovable, kindInWords, standingOf, titleOf } from './item-words.ts'
import type { Moves } from './use-moves.ts'

type Props = { item: CalendarItem; zone: string; moves: Moves; actions: CalendarActions }

/** One thing of the calendar: what, when, by whom, and another time for it. */
export function ItemPanel({ item, zone, moves, actions }: Props) {
  const say = useWords()
  const title = titleOf(say, item)
  const address = addressOf(item)
  const standing = standingOf(item)
  return (
    <div className="fixed inset-x-2 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-40 max-h-[80dvh] overflow-y-auto rounded-lg shadow-popover md:inset-x-auto md:right-6 md:bottom-6 md:w-96">
      <Panel title={kindInWords(say, item)} onClose={moves.close}>
        {address && (
          <p className="mb-2">
            <Link
              href={address}
              lang={item.language ?? undefined}
              className="wrap-anywhere font-semibold underline-offset-2 hover:underline"
            >
              {title}
            </Link>
          </p>
        )}
        {item.held && (
          <div className="mb-2">
            <Alert tone="danger">{heldInWords(say, { kind: item.kind, ...item.held })}</Alert>
          </div>
        )}
        <Moment
          at={moves.atOf(item)}
          zone={zone}
          withAway={(standing === 'planned' || standing === 'deadline') && moves.atOf(item) > new Date()}
        />
        {item.plannedBy && <p className="text-ink-soft text-xs">{say('schedule.plannedBy', { name: item.plannedBy })}</p>}
        {isMovable(item) && item.mayMove && <ChangeTime item={item} zone={zone} moves={moves} actions={actions} />}
      </Panel>
    </div>
  )
}

function ChangeTime({ item, zone, moves, actions }: Props) {
  const say = useWords()
  const router = useRouter()
  const isDeadline = item.kind === 'deadline'
  const at = moves.atOf(item)
  const asked = moves.opened?.wallTime
  const wallTime = asked ?? moves.wallOf(item)
  const time = useTime(zone, { wallTime, fold: asked ? undefined : foldOf(at, zone) })
  const { isBusy, problem, detail, run } = useScheduleAct(async () => router.refresh())
  const isReady = time.checked?.state === 'ready' && time.misread === null
  const isChanged = time.checked?.state === 'ready' && time.checked.at.getTime() !== at.getTime()
  const save = () => {
    const { chosen } = time
    if (isReady && isChanged && chosen) void run(() => chooseTime(actions, item, { zone, ...chosen }), moves.close)
  }
  const cancel = () =>
    run(
      () => takeOut(actions, item),
      () => {
        notify.done(say(isDeadline ? 'assignment.deadlineCleared' : 'schedule.cancelled'))
        moves.close()
      },
    )
  return (
    <form
      noValidate
      className="mt-3 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TimeField time={time} past={say('schedule.pastPlain')} isSaid />
      <ScheduleProblemAlert problem={problem} detail={detail} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button isDisabled={isBusy} onPress={() => void cancel()}>
          {say(isDeadline ? 'assignment.clearDeadline' : 'schedule.cancel')}
        </Button>
        <Button type="submit" tone="primary" isDisabled={!isReady || !isChanged} isPending={isBusy}>
          {say('schedule.saveTime')}
        </Button>
      </div>
    </form>
  )
}
