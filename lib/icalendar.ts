/** An event of a calendar: a moment, shown as a quarter of an hour. Instants are written in UTC, so that no reader needs our zones. */
export type CalendarEvent = {
  uid: string
  at: Date
  summary: string
  description: string
  url: string
  /** It is not certain any more: it was held. */
  isTentative: boolean
}

/**
 * A calendar to subscribe to (RFC 5545, with the name and the interval of RFC 7986): lines end in CRLF and are folded at 75 octets, texts
 * are escaped (§3.1, §3.3.11).
 */
export function writeICalendar({ name, events, now }: { name: string; events: readonly CalendarEvent[]; now: Date }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Galley//Calendar of the newsroom//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...events.flatMap((event) => linesOf(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

const linesOf = ({ uid, at, summary, description, url, isTentative }: CalendarEvent, now: Date): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(uid)}`,
  `DTSTAMP:${inUtc(now)}`,
  `DTSTART:${inUtc(at)}`,
  'DURATION:PT15M',
  `SUMMARY:${escapeText(summary)}`,
  ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
  ...(url ? [`URL:${url}`] : []),
  `STATUS:${isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** "20261128T040000Z" */
const inUtc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** Backslash, semicolon, comma and line break; other control characters may not stand in a text at all. */
const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

const widest = 75

/** Folds a line so that no part of it is longer than 75 octets, and no character is cut. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > widest) {
      parts.push(part)
      part = ''
      octets = 1 // the blank that a continued line begins with
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
