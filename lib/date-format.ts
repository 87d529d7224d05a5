const made = new Map<string, Intl.DateTimeFormat>()

/** A desk in two languages uses about forty. Zones come from people too, who may write one name in many ways. */
const most = 500

/**
 * A format of dates and times (ECMA-402), kept for the next time: to make one takes as long as a hundred uses, and a list shows hundreds of
 * times. `locale` is a BCP 47 tag. Throws a RangeError for a locale or a zone that does not exist.
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, options)
  if (made.size >= most) made.clear()
  made.set(key, format)
  return format
}
