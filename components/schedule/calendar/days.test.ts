import { expect, test } from 'vitest'
import { daysOf, isDay, moveWallTime, rangeOf, todayIn, turn } from './days.ts'

test('a week begins on Monday, a day is one, a list is two weeks', () => {
  expect(daysOf('week', '2026-11-28')).toEqual([
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
  ])
  expect(daysOf('week', '2026-11-23')[0]).toBe('2026-11-23')
  expect(daysOf('day', '2026-11-28')).toEqual(['2026-11-28'])
  expect(daysOf('list', '2026-11-28')).toHaveLength(14)
  expect([turn('week', '2026-12-28', 1), turn('day', '2027-01-01', -1)]).toEqual(['2027-01-04', '2026-12-31'])
})

test('the range is from midnight to midnight on the newsroom’s clocks, also in a week of 167 hours', () => {
  const week = rangeOf(daysOf('week', '2027-03-28'), 'Europe/Kyiv')
  expect(week).toEqual({ from: new Date('2027-03-21T22:00Z'), to: new Date('2027-03-28T21:00Z') })
  expect(todayIn('Europe/Kyiv', new Date('2026-11-27T22:30Z'))).toBe('2026-11-28')
})

test('a time is moved by the calendar, whatever the clocks do', () => {
  expect(moveWallTime('2027-03-27T03:30', { days: 1 })).toBe('2027-03-28T03:30')
  expect(moveWallTime('2026-12-31T23:50', { minutes: 15 })).toBe('2027-01-01T00:05')
  expect(moveWallTime('2027-03-01T00:00', { minutes: -15 })).toBe('2027-02-28T23:45')
})

test('what is no day is refused', () => {
  expect([undefined, '', '2026-02-30', '2026-13-01', '1999-01-01', '2026-1-1'].map(isDay)).toEqual(Array(6).fill(false))
  expect(isDay('2028-02-29')).toBe(true)
})
