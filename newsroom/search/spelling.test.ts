import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, misspellings } from './spelling.ts'

test('an added, missing, wrong or swapped letter is an edit distance of 1', () => {
  for (const [typed, meant] of [
    ['graain', 'grain'],
    ['grin', 'grain'],
    ['grxin', 'grain'],
    ['grian', 'grain'],
    ['хакрів', 'харків'],
  ] as const) {
    expect(misspellings(typed, /[а-я]/.test(typed) ? 'uk' : 'en')).toContain(meant)
    expect(editDistance(typed, meant)).toBe(1)
  }
  expect(editDistance('grian', 'austrian')).toBe(4)
  expect(editDistance('', 'abc')).toBe(3)
})

test('every misspelling has an edit distance of 1, and the distance is symmetric', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      for (const near of misspellings(one, 'en')) expect(editDistance(one, near)).toBe(1)
      expect(editDistance(one, other)).toBe(editDistance(other, one))
      expect(editDistance(one, other) === 0).toBe(one === other)
    }),
    { numRuns: 50 },
  )
})
