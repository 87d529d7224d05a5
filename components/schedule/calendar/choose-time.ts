import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import type { ChosenTime } from '../check-time.ts'
import type { CalendarActions } from './calendar-props.ts'

/** Chooses another time for something in the calendar: a schedule, or the deadline of a story. */
export const chooseTime = (
  { reschedule, setDeadline }: Pick<CalendarActions, 'reschedule' | 'setDeadline'>,
  { id, kind, articleId }: Pick<CalendarItem, 'id' | 'kind' | 'articleId'>,
  time: ChosenTime & { zone: string },
) => (kind === 'deadline' && articleId ? setDeadline({ articleId, ...time }) : reschedule({ id, ...time }))

/** Takes it out of the calendar: cancels the schedule, or clears the deadline. */
export const takeOut = (
  { cancel, clearDeadline }: Pick<CalendarActions, 'cancel' | 'clearDeadline'>,
  { id, kind, articleId }: Pick<CalendarItem, 'id' | 'kind' | 'articleId'>,
) => (kind === 'deadline' && articleId ? clearDeadline({ articleId }) : cancel({ id }))
