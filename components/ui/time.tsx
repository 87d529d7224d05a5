import { useFormat } from '#words'
/** An instant in the given time zone, with the full date and time in the tooltip. */
export function Time({ at, zone = 'UTC', withDate = true }: { at: Date; zone?: string; withDate?: boolean }) {
  const format = useFormat()
  const short = new Intl.DateTimeFormat(format.locale, {
    timeZone: zone,
    ...(withDate && { day: 'numeric', month: 'short' }),
    ...(withDate && at.getFullYear() !== new Date().getFullYear() && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  })
  const long = new Intl.DateTimeFormat(format.locale, { timeZone: zone, dateStyle: 'full', timeStyle: 'long' })
  return (
    <time dateTime={at.toISOString()} title={long.format(at)} className="tabular-nums">
      {short.format(at)}
    </time>
  )
}
