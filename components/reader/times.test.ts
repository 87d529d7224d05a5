import { expect, test } from 'vitest'
import { clock, dayAndTime, dayOf, dayOfYear, shortDay, weekday } from './times.ts'

const lateOnSaturday = new Date('2026-11-21T22:30:00Z')

test('days are in the newsroom’s time zone', () => {
  expect(dayOf(lateOnSaturday, 'UTC')).toBe('2026-11-21')
  expect(dayOf(lateOnSaturday, 'Europe/Kyiv')).toBe('2026-11-22')
  expect(dayOf(lateOnSaturday, 'America/New_York')).toBe('2026-11-21')
})

test('times have 24 hours, and midnight is 00', () => {
  expect(clock(lateOnSaturday, 'en', 'Europe/Kyiv')).toBe('00:30')
  expect(clock(lateOnSaturday, 'uk', 'UTC')).toBe('22:30')
})

test('days are named in the language of the page', () => {
  expect([weekday('2026-11-22', 'en'), dayOfYear('2026-11-22', 'en')]).toEqual(['Sunday', '22 November 2026'])
  expect([weekday('2026-11-22', 'uk'), dayOfYear('2026-11-22', 'uk')]).toEqual(['неділя', '22 листопада 2026'])
  expect(shortDay(lateOnSaturday, 'en', 'UTC')).toBe('21 Nov')
  expect(dayAndTime(lateOnSaturday, 'uk', 'Europe/Kyiv')).toBe('22 листопада 2026, 00:30')
})
