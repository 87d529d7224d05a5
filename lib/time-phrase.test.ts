import { expect, test } from 'vitest'
import { readTimePhrase } from './time-phrase.ts'

const kyiv = 'Europe/Kyiv'
/** Friday, 27 November 2026, 22:15 in Kyiv. */
const now = new Date('2026-11-27T20:15:00Z')
const wallOf = (phrase: string, at = now, zone = kyiv) => {
  const read = readTimePhrase(phrase, at, zone)
  return read.kind === 'time' ? read.wallTime : read.kind
}

test.each([
  ['in 20 minutes', '2026-11-27T22:35'],
  ['in 20', '2026-11-27T22:35'],
  ['+20', '2026-11-27T22:35'],
  ['20 min', '2026-11-27T22:35'],
  ['in an hour', '2026-11-27T23:15'],
  ['in half an hour', '2026-11-27T22:45'],
  ['in 1h30', '2026-11-27T23:45'],
  ['in 1 hour and 30 minutes', '2026-11-27T23:45'],
  ['in 1.5 hours', '2026-11-27T23:45'],
  ['in two hours', '2026-11-28T00:15'],
  ['in 2 days', '2026-11-29T22:15'],
  ['in a week', '2026-12-04T22:15'],
  ['6:00', '2026-11-28T06:00'],
  ['6', '2026-11-28T06:00'],
  ['06:00', '2026-11-28T06:00'],
  ['23:30', '2026-11-27T23:30'],
  ['11pm', '2026-11-27T23:00'],
  ['6 a.m.', '2026-11-28T06:00'],
  ['12 am', '2026-11-28T00:00'],
  ['noon', '2026-11-28T12:00'],
  ['tomorrow 6:00', '2026-11-28T06:00'],
  ['Tomorrow at 6', '2026-11-28T06:00'],
  ['today at 23', '2026-11-27T23:00'],
  ['tonight 11 pm', '2026-11-27T23:00'],
  ['mon 7:30', '2026-11-30T07:30'],
  ['on Monday at 7:30', '2026-11-30T07:30'],
  ['fri 23:00', '2026-11-27T23:00'],
  ['fri 7:30', '2026-12-04T07:30'],
  ['14.12 6:00', '2026-12-14T06:00'],
  ['14.12 6.30', '2026-12-14T06:30'],
  ['6:00 14.12', '2026-12-14T06:00'],
  ['14/12 6:00', '2026-12-14T06:00'],
  ['14.12.2027, 6:00', '2027-12-14T06:00'],
  ['14.12.27 6:00', '2027-12-14T06:00'],
  ['14 December at 6:00', '2026-12-14T06:00'],
  ['Dec 14 6pm', '2026-12-14T18:00'],
  ['14 December 2027 6:00', '2027-12-14T06:00'],
  ['the 14th of december, 6:00', '2026-12-14T06:00'],
  ['3 nov 6:00', '2027-11-03T06:00'],
  ['2026-12-14 06:00', '2026-12-14T06:00'],
  ['2026-12-14T06:00', '2026-12-14T06:00'],
  ['today 5:00', '2026-11-27T05:00'],
])('English: %s', (phrase, wall) => expect(wallOf(phrase)).toBe(wall))

test.each([
  ['через 20 хвилин', '2026-11-27T22:35'],
  ['через 20 хв', '2026-11-27T22:35'],
  ['за 5 хвилин', '2026-11-27T22:20'],
  ['через годину', '2026-11-27T23:15'],
  ['через півгодини', '2026-11-27T22:45'],
  ['через пів години', '2026-11-27T22:45'],
  ['через півтори години', '2026-11-27T23:45'],
  ['через 1,5 години', '2026-11-27T23:45'],
  ['через 1 год 30 хв', '2026-11-27T23:45'],
  ['через 2 дні', '2026-11-29T22:15'],
  ['завтра о 6:00', '2026-11-28T06:00'],
  ['завтра о 6.10', '2026-11-28T06:10'],
  ['Завтра о 6-й', '2026-11-28T06:00'],
  ['о 6.10', '2026-11-28T06:10'],
  ['о 6 год', '2026-11-28T06:00'],
  ['післязавтра 6:00', '2026-11-29T06:00'],
  ['пн 7:30', '2026-11-30T07:30'],
  ['у понеділок о 7:30', '2026-11-30T07:30'],
  ['в п’ятницю о 7:30', '2026-12-04T07:30'],
  ['7 вечора', '2026-11-28T19:00'],
  ['сьогодні об 11 вечора', '2026-11-27T23:00'],
  ['12 ночі', '2026-11-28T00:00'],
  ['опівдні', '2026-11-28T12:00'],
  ['14.12 6:00', '2026-12-14T06:00'],
  ['14 грудня о 6:00', '2026-12-14T06:00'],
  ['14-го грудня о 6:00', '2026-12-14T06:00'],
])('Ukrainian: %s', (phrase, wall) => expect(wallOf(phrase)).toBe(wall))

test.each(['tomorrow', 'завтра', 'mon', '14.12', '6.10'])('a day without an hour: %s', (phrase) => expect(wallOf(phrase)).toBe('no-hour'))

test.each([
  '',
  'soon',
  '25:00',
  '6:75',
  '31.02 6:00',
  'in',
  'in 0 minutes',
  'in 20 minutes and a bit',
  '13 pm',
  '6 7',
  'in 1 30 min',
  `${'6 '.repeat(40)}`,
])('no time: %s', (phrase) => expect(wallOf(phrase)).toBe('unknown'))

test('a span counts real minutes across the change of clocks, and says which of the two hours it ends in', () => {
  const before = new Date('2027-10-31T00:50:20Z') // 03:50 for the first time
  expect(readTimePhrase('in 20 minutes', before, kyiv)).toEqual({ kind: 'time', wallTime: '2027-10-31T03:11', fold: 'later' })
  expect(readTimePhrase('через 5 хв', before, kyiv)).toEqual({ kind: 'time', wallTime: '2027-10-31T03:56', fold: 'earlier' })
  expect(readTimePhrase('in 1 day', before, kyiv)).toEqual({ kind: 'time', wallTime: '2027-11-01T03:50' })
})

test('an hour that exists twice is left to the person, unless the first is over', () => {
  expect(readTimePhrase('3:30', new Date('2027-10-30T20:00Z'), kyiv)).toEqual({ kind: 'time', wallTime: '2027-10-31T03:30' })
  expect(readTimePhrase('3:30', new Date('2027-10-31T00:50Z'), kyiv)).toEqual({ kind: 'time', wallTime: '2027-10-31T03:30', fold: 'later' })
  expect(readTimePhrase('3:30', new Date('2027-10-31T01:50Z'), kyiv)).toEqual({ kind: 'time', wallTime: '2027-11-01T03:30' })
})

test('"today" is the day of the newsroom, not of the process', () => {
  const late = new Date('2026-11-27T23:30Z') // 28 November in Kyiv, 27 November in Toronto
  expect(wallOf('today 18:00', late)).toBe('2026-11-28T18:00')
  expect(wallOf('today 20:00', late, 'America/Toronto')).toBe('2026-11-27T20:00')
})
