import { now, parseTime, toCalendarDateTime, today } from '@internationalized/date'
import { newsroomZone } from '#lib/publication.ts'
import type { When } from './front-page.ts'

/** A time of day in so many days, as the newsroom's clocks will show it. */
export const wallTimeIn = (days: number, at: string): string => `${today(newsroomZone()).add({ days })}T${at}`

/** The instant of a line of the front page, in the newsroom's time zone. */
export function instantOf(when: When): Date {
  const zone = newsroomZone()
  if ('minutesAgo' in when) return now(zone).subtract({ minutes: when.minutesAgo }).toDate()
  const day = today(zone).subtract({ days: when.daysAgo })
  return toCalendarDateTime(day, parseTime(when.at)).toDate(zone)
}
