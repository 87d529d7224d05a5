import { expect, test } from 'vitest'
import { foldOf, instantOf, isWallTime, resolveWallTime, wallTimeOf } from './wall-time.ts'

const iso = (at: Date) => at.toISOString().slice(0, 16)

test('an ordinary wall time is one instant, in summer and in winter', () => {
  expect(resolveWallTime('2026-12-14T06:00', 'Europe/Kyiv')).toEqual({ kind: 'one', at: new Date('2026-12-14T04:00Z') })
  expect(resolveWallTime('2026-07-14T06:00', 'Europe/Kyiv')).toEqual({ kind: 'one', at: new Date('2026-07-14T03:00Z') })
  expect(resolveWallTime('2026-07-14T06:00', 'Asia/Kolkata')).toEqual({ kind: 'one', at: new Date('2026-07-14T00:30Z') })
  expect(resolveWallTime('2026-07-14T06:00', 'UTC')).toEqual({ kind: 'one', at: new Date('2026-07-14T06:00Z') })
})

test('an hour that the clocks skip does not exist: the nearest before and after the change', () => {
  const skipped = resolveWallTime('2027-03-28T03:30', 'Europe/Kyiv')
  expect(skipped).toEqual({ kind: 'none', before: new Date('2027-03-28T00:30Z'), after: new Date('2027-03-28T01:30Z') })
  expect(wallTimeOf(new Date('2027-03-28T00:30Z'), 'Europe/Kyiv')).toBe('2027-03-28T02:30')
  expect(wallTimeOf(new Date('2027-03-28T01:30Z'), 'Europe/Kyiv')).toBe('2027-03-28T04:30')
  expect(instantOf('2027-03-28T03:30', 'Europe/Kyiv', 'later')).toBeNull()
})

test('an hour that exists twice has two instants; in Lord Howe it is half an hour', () => {
  expect(resolveWallTime('2027-10-31T03:30', 'Europe/Kyiv')).toEqual({
    kind: 'two',
    earlier: new Date('2027-10-31T00:30Z'),
    later: new Date('2027-10-31T01:30Z'),
  })
  const twice = resolveWallTime('2027-04-04T01:45', 'Australia/Lord_Howe')
  expect(twice.kind === 'two' && [iso(twice.earlier), iso(twice.later)]).toEqual(['2027-04-03T14:45', '2027-04-03T15:15'])
  expect(resolveWallTime('2027-04-04T01:15', 'Australia/Lord_Howe').kind).toBe('one')
  expect(foldOf(new Date('2027-10-31T00:30Z'), 'Europe/Kyiv')).toBe('earlier')
  expect(foldOf(new Date('2027-10-31T01:30Z'), 'Europe/Kyiv')).toBe('later')
  expect(foldOf(new Date('2027-10-31T03:30Z'), 'Europe/Kyiv')).toBeUndefined()
  expect(instantOf('2027-10-31T03:30', 'Europe/Kyiv')).toBeNull()
  expect(instantOf('2027-10-31T03:30', 'Europe/Kyiv', 'later')).toEqual(new Date('2027-10-31T01:30Z'))
})

test('what is no wall time is refused', () => {
  const texts = [
    '2026-02-29T06:00',
    '2026-13-01T06:00',
    '2026-12-14T24:00',
    '2026-12-14T06:60',
    '2026-12-14 06:00',
    '2026-12-14T06:00Z',
    '2026-00-10T06:00',
    '2026-01-00T06:00',
    '',
  ]
  for (const text of texts) expect(isWallTime(text), text).toBe(false)
  expect(isWallTime('2028-02-29T06:00')).toBe(true)
  expect(() => resolveWallTime('tomorrow', 'UTC')).toThrow('not a wall time')
})
