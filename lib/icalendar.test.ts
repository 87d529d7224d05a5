import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarEvent, writeICalendar } from './icalendar.ts'

const now = new Date('2026-11-27T22:00:00.123Z')
const event: CalendarEvent = {
  uid: '0190@galley',
  at: new Date('2026-11-28T04:00:00Z'),
  summary: 'Publish: Dnipro, again; a \\ in it',
  description: 'Scheduled by Marta\nSecond line',
  url: 'https://news.example/desk/articles/0190',
  isTentative: false,
}

/** The properties of a calendar, unfolded and unescaped by the rules of RFC 5545. */
function read(calendar: string): [name: string, value: string][] {
  return calendar
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter(Boolean)
    .map((line) => {
      const [, name = '', value = ''] = /^([A-Z-]+)(?:;[A-Z]+=[A-Z]+)*:(.*)$/su.exec(line) ?? []
      return [name, value.replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped))]
    })
}
const valuesOf = (calendar: string, name: string) => read(calendar).flatMap(([each, value]) => (each === name ? [value] : []))

test('a calendar has what RFC 5545 requires of one and of its events, in its order', () => {
  const calendar = writeICalendar({ name: 'The Crossing', events: [event, { ...event, uid: 'b', isTentative: true }], now })
  expect(read(calendar).map(([name]) => name)).toEqual([
    ...['BEGIN', 'VERSION', 'PRODID', 'CALSCALE', 'METHOD', 'NAME', 'X-WR-CALNAME', 'REFRESH-INTERVAL', 'X-PUBLISHED-TTL'],
    ...['BEGIN', 'UID', 'DTSTAMP', 'DTSTART', 'DURATION', 'SUMMARY', 'DESCRIPTION', 'URL', 'STATUS', 'TRANSP', 'END'],
    ...['BEGIN', 'UID', 'DTSTAMP', 'DTSTART', 'DURATION', 'SUMMARY', 'DESCRIPTION', 'URL', 'STATUS', 'TRANSP', 'END'],
    'END',
  ])
  expect(valuesOf(calendar, 'DTSTART')).toEqual(['20261128T040000Z', '20261128T040000Z'])
  expect(valuesOf(calendar, 'DTSTAMP')[0]).toBe('20261127T220000Z')
  expect(valuesOf(calendar, 'STATUS')).toEqual(['CONFIRMED', 'TENTATIVE'])
  expect(valuesOf(calendar, 'SUMMARY')[0]).toBe(event.summary)
  expect(valuesOf(calendar, 'DESCRIPTION')[0]).toBe(event.description)
  expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('whatever a headline is, lines are folded at 75 octets, no character is cut, and the text comes back', () => {
  const headline = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constant('Обстріл “Києва”: 🇺🇦'.repeat(12)))
  fc.assert(
    fc.property(headline, (summary) => {
      const calendar = writeICalendar({ name: summary, events: [{ ...event, summary }], now })
      for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const plain = summary.replace(/\r\n|\r/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ')
      expect(valuesOf(calendar, 'SUMMARY')).toEqual([plain])
    }),
  )
})
