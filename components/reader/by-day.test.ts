import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byDay } from './by-day.ts'

const cases: [string, string[], [string, number][]][] = [
  ['no stories, no days', [], []],
  ['stories of one day stand under one heading', ['2026-11-22', '2026-11-22'], [['2026-11-22', 2]]],
  [
    'days that fall are cut where they change',
    ['2026-11-22', '2026-11-21', '2026-11-21'],
    [
      ['2026-11-22', 1],
      ['2026-11-21', 2],
    ],
  ],
  [
    'an old story moved up stands under the day around it',
    ['2026-11-19', '2026-11-22', '2026-11-21'],
    [
      ['2026-11-22', 2],
      ['2026-11-21', 1],
    ],
  ],
  ['an old story between two of today does not part them', ['2026-11-22', '2026-01-01', '2026-11-22'], [['2026-11-22', 3]]],
  ['a new story moved down lifts those above it', ['2026-11-20', '2026-11-20', '2026-11-22'], [['2026-11-22', 3]]],
]

test.each(cases)('%s', (_, days, expected) => {
  expect(byDay(days.map((day) => ({ day }))).map(({ day, items }) => [day, items.length])).toEqual(expected)
})

test('in any order headings descend without repetition, and no story is lost or moved', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`)
  fc.assert(
    fc.property(fc.array(day), (days) => {
      const items = days.map((day, place) => ({ day, place }))
      const groups = byDay(items)
      expect(groups.flatMap((group) => group.items)).toEqual(items)
      const headings = groups.map((group) => group.day)
      expect(headings).toEqual([...new Set(headings)].sort().reverse())
      for (const group of groups) for (const item of group.items) expect(item.day <= group.day).toBe(true)
    }),
  )
})
