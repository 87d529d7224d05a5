import { dateFormat } from '#lib/date-format.ts'
import { newsroomZone } from '#lib/publication.ts'
import { useFormat } from '#words'

/** An instant in the given time zone, by default the newsroom's, with the full date and time in the tooltip. */
export function Time({ at, zone = newsroomZone(), withDate = true }: { at: Date; zone?: string; withDate?: boolean }) {
  const format = useFormat()
  const year = dateFormat('en', { timeZone: zone, year: 'numeric' })
  const short = dateFormat(format.locale, {
    timeZone: zone,
    ...(withDate && { day: 'numeric', month: 'short' }),
    ...(withDate && year.format(at) !== year.format(new Date()) && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  })
  const long = dateFormat(format.locale, { timeZone: zone, dateStyle: 'full', timeStyle: 'long' })
  return (
    <time dateTime={at.toISOString()} title={long.format(at)} className="tabular-nums">
      {short.format(at)}
    </time>
  )
}
