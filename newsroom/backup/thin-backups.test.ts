import { expect, test } from 'vitest'
import { nameAt, timeOf } from './backup-store.ts'
import { namesToKeep } from './thin-backups.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 0, 5) // a Monday
const backupsOf = (hours: number) =>
  Array.from({ length: hours }, (_, number) => {
    const begunAt = new Date(start + number * hour + 7 * 60_000)
    return { name: nameAt(begunAt), begunAt }
  })

test('none and one', () => {
  expect(namesToKeep([]).size).toBe(0)
  expect(namesToKeep(backupsOf(1)).size).toBe(1)
})

test('of half a year of hourly backups stay 24 of the last hours, one of each of 14 days, one of each of 8 weeks', () => {
  const all = backupsOf(180 * 24) // the last one is at 23:07 of a Friday
  const kept = [...namesToKeep(all)].sort()
  const times = kept.map((name) => timeOf(name)?.getTime() ?? 0)
  const last = all.at(-1)?.begunAt.getTime() ?? 0
  expect(times.filter((time) => last - time < 24 * hour)).toHaveLength(24)
  const days = Array.from({ length: 14 }, (_, number) => last - number * 24 * hour)
  for (const day of days) expect(times).toContain(day)
  // Whole weeks end on Sunday 23:07; the running one is kept by its newest.
  const sundays = times.filter((time) => new Date(time).getUTCDay() === 0 && new Date(time).getUTCHours() === 23)
  expect(sundays).toHaveLength(7)
  expect(kept).toHaveLength(24 + 13 + 7 - 2) // the last two Sundays are among the days, too
})

test('it is the same however the backups are listed, and again after the others are gone', () => {
  const all = backupsOf(1000)
  const kept = namesToKeep(all)
  expect(namesToKeep([...all].reverse())).toEqual(kept)
  expect(namesToKeep(all.filter(({ name }) => kept.has(name)))).toEqual(kept)
})

test('a newsroom that was switched off keeps its old backups', () => {
  const all = backupsOf(5)
  const later = { name: nameAt(new Date(start + 5000 * hour)), begunAt: new Date(start + 5000 * hour) }
  expect(namesToKeep([...all, later]).size).toBe(6)
})

test('names tell when a backup began', () => {
  const time = new Date('2026-10-25T00:30:00.123Z')
  expect(timeOf(nameAt(time))).toEqual(time)
  expect(timeOf('pictures')).toBeNull()
  expect(timeOf('2026-13-45T00-30-00-123Z')).toBeNull()
})
