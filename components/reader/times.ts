import { dateFormat } from '#lib/date-format.ts'
import { type Language, languageFacts } from '#lib/languages.ts'

/** Between the parts of a list. */
export const commaIn = (language: Language): string => languageFacts[language].comma ?? ', '

// Latin digits in every language. Arabic too: the pan-Arab news sites write 22 نوفمبر 2026 and 14:02 (aljazeera.net, alarabiya.net,
// skynewsarabia.com), and without this a browser may write ٢٢ where the page has 22.
const format = (language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dateFormat(languageFacts[language].locale, { timeZone, numberingSystem: 'latn', ...options })

/** "2026-11-22": the day of an instant in the newsroom's time zone. */
export const dayOf = (instant: Date, zone: string): string => dateFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant)

export const clock = (instant: Date, language: Language, zone: string): string =>
  format(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** "Sunday", for a day as `dayOf` returns it. */
export const weekday = (day: string, language: Language): string => format(language, 'UTC', { weekday: 'long' }).format(noon(day))

/** "22 Nov" */
export const shortDayOfYear = (day: string, language: Language): string => shortDay(noon(day), language, 'UTC')

/** "22 November 2026" */
export const dayOfYear = (day: string, language: Language): string => longDate(noon(day), language, 'UTC')

/** Without the "р." that Intl appends to a Ukrainian year. */
const longDate = (instant: Date, language: Language, zone: string): string =>
  format(language, zone, { day: 'numeric', month: 'long', year: 'numeric' })
    .format(instant)
    .replace(/\s?р\.$/u, '')

/** "22 Nov" */
export const shortDay = (instant: Date, language: Language, zone: string): string =>
  format(language, zone, { day: 'numeric', month: 'short' }).format(instant)

/** "22 November 2026, 14:02" */
export const dayAndTime = (instant: Date, language: Language, zone: string): string =>
  longDate(instant, language, zone) + commaIn(language) + clock(instant, language, zone)
