import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneSlipAway, slipsBetween } from './slips.ts'

test('a letter too many, too few, wrong, or changed places is one slip', () => {
  for (const [typed, meant] of [
    ['graain', 'grain'],
    ['grin', 'grain'],
    ['grxin', 'grain'],
    ['grian', 'grain'],
    ['хакрів', 'харків'],
  ] as const) {
    expect(oneSlipAway(typed, /[а-я]/.test(typed) ? 'uk' : 'en')).toContain(meant)
    expect(slipsBetween(typed, meant)).toBe(1)
  }
  expect(slipsBetween('grian', 'austrian')).toBe(4)
  expect(slipsBetween('', 'abc')).toBe(3)
})

test('every word said to be one slip away is, and the distance is the same both ways', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      for (const near of oneSlipAway(one, 'en')) expect(slipsBetween(one, near)).toBe(1)
      expect(slipsBetween(one, other)).toBe(slipsBetween(other, one))
      expect(slipsBetween(one, other) === 0).toBe(one === other)
    }),
    { numRuns: 50 },
  )
})
