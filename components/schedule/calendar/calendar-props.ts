import type { Asked, Refused, RequestProblem } from '#lib/outcome.ts'
import type { clearDeadline } from '#newsroom/articles/clear-deadline.ts'
import type { setDeadline } from '#newsroom/articles/set-deadline.ts'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import type { makeCalendarAddress, revokeCalendarAddress } from '#newsroom/schedule/calendar-address.ts'
import type { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import type { reschedule } from '#newsroom/schedule/reschedule.ts'
import type { View } from './days.ts'

/** A verb about oneself, which takes nothing. */
type AskedOfOneself<Verb extends (...given: never[]) => unknown> = (
  sent: Record<string, never>,
) => Promise<Awaited<ReturnType<Verb>> | Refused<RequestProblem>>

export type CalendarActions = {
  reschedule: Asked<typeof reschedule>
  cancel: Asked<typeof cancelSchedule>
  setDeadline: Asked<typeof setDeadline>
  clearDeadline: Asked<typeof clearDeadline>
  makeAddress: AskedOfOneself<typeof makeCalendarAddress>
  revokeAddress: AskedOfOneself<typeof revokeCalendarAddress>
}

export type CalendarProps = {
  view: View
  /** The day that the address names, and today. */
  day: string
  today: string
  days: string[]
  items: CalendarItem[]
  /** What should have gone out and did not. */
  late: CalendarItem[]
  zone: string
  /** Whether the browser says that it is on a phone. */
  isPhone: boolean
  mayPlan: boolean
  /** Whether a calendar program of this person's may read it already. */
  hasAddress: boolean
  actions: CalendarActions
}
