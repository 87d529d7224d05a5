import { dateFormat } from '#lib/date-format.ts'
/** A day (YYYY-MM-DD) as it is written in a language. */
export const dayInWords = (locale: string, day: string): string =>
  dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
