import type { Say } from '#components/ui/words/say.ts'
import { dateFormat } from '#lib/date-format.ts'
import { offsetOf } from '#lib/time-zone.ts'
import { foldOf, wallTimeOf } from '#lib/wall-time.ts'

const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** "Sat 28 Nov, 06:00", with the year where it is another; in an hour that comes twice with the offset: "03:30 (UTC+2)". */
export const momentInWords = (locale: string, at: Date, zone: string, now = new Date()): string =>
  `${dayInWords(locale, at, zone, now)}, ${hourInWords(locale, at, zone)}`

/** "Sat, 28 Nov", likewise. */
export function dayInWords(locale: string, at: Date, zone: string, now = new Date()): string {
  const isThisYear = yearOf(at, zone) === yearOf(now, zone)
  const day = dateFormat(locale, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  })
  return day.format(at)
}

/** "06:00", likewise. */
export const hourInWords = (locale: string, at: Date, zone: string): string =>
  dateFormat(locale, { timeZone: zone, ...hour }).format(at) + (foldOf(at, zone) ? ` (${offsetOf(zone, at)})` : '')

const yearOf = (at: Date, zone: string) => wallTimeOf(at, zone).slice(0, 4)

const minute = 60_000

/** "in 20 min", "in 7 h 45 min", "in 3 days". */
export function awayInWords(say: Say, at: Date, now = new Date()): string {
  const minutes = Math.max(1, Math.ceil((at.getTime() - now.getTime()) / minute))
  if (minutes < 60) return say('schedule.awayMinutes', { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 48 && minutes % 60 > 0) return say('schedule.awayHoursMinutes', { hours, minutes: minutes % 60 })
  if (hours < 48) return say('schedule.awayHours', { hours })
  return say('schedule.awayDays', { count: Math.round(hours / 24) })
}

/** "Kyiv" of Europe/Kyiv. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
