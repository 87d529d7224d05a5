import { offsetOf } from '#lib/time-zone.ts'
import { foldOf, wallTimeOf } from '#lib/wall-time.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...options })
  formats.set(key, made)
  return made
}

const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** "Sat 28 Nov, 06:00", with the year where it is another; in an hour that comes twice with the offset: "03:30 (UTC+2)". */
export function momentInWords(locale: string, at: Date, zone: string, now = new Date()): string {
  const isThisYear = yearOf(at, zone) === yearOf(now, zone)
  const day = formatOf(locale, zone, { weekday: 'short', day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) })
  return `${day.format(at)}, ${hourInWords(locale, at, zone)}`
}

/** "06:00", likewise. */
export const hourInWords = (locale: string, at: Date, zone: string): string =>
  formatOf(locale, zone, hour).format(at) + (foldOf(at, zone) ? ` (${offsetOf(zone, at)})` : '')

const yearOf = (at: Date, zone: string) => wallTimeOf(at, zone).slice(0, 4)
