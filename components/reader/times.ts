import type { Language } from '#lib/languages.ts'

/** British English: the day before the month, a clock of 24 hours, as a wire writes. */
const locales: Record<Language, string> = { en: 'en-GB', uk: 'uk-UA' }

const formats = new Map<string, Intl.DateTimeFormat>()
function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language], { timeZone, ...options })
  formats.set(key, made)
  return made
}

/** "2026-11-22": the day of an instant in the newsroom's zone. */
export const dayOf = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant)

export const clock = (instant: Date, language: Language, zone: string): string =>
  format(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)

/** "Sunday 22 November 2026" */
export const longDay = (instant: Date, language: Language, zone: string): string =>
  format(language, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(instant)

/** "22 Nov" */
export const shortDay = (instant: Date, language: Language, zone: string): string =>
  format(language, zone, { day: 'numeric', month: 'short' }).format(instant)

/** "22 November 2026, 14:02" */
export const dayAndTime = (instant: Date, language: Language, zone: string): string =>
  `${format(language, zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant)}, ${clock(instant, language, zone)}`
