/** A day (YYYY-MM-DD) as it is written in a language. */
export const dayInWords = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
