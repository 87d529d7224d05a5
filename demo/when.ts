import { now, parseTime, toCalendarDateTime, today } from '@internationalized/date'
import { timezone } from '#lib/env.ts'
import type { When } from './front-page.ts'

/** The instant of a line of the front page, in the newsroom's time zone. */
export function instantOf(when: When): Date {
  const zone = timezone()
  if ('minutesAgo' in when) return now(zone).subtract({ minutes: when.minutesAgo }).toDate()
  const day = today(zone).subtract({ days: when.daysAgo })
  return toCalendarDateTime(day, parseTime(when.at)).toDate(zone)
}
