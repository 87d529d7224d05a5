import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestAscent } from './longest-ascent.ts'

test('the longest ascent of random keys ascends, and none is longer', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')), { maxLength: 9 }), (keys) => {
      const found = [...longestAscent(keys)].sort((one, other) => one - other)
      expect(ascends(found.map((index) => keys[index] ?? null))).toBe(true)
      expect(found.length).toBe(longestByTrial(keys))
    }),
    { numRuns: 300 },
  )
})

const ascends = (keys: readonly (string | null)[]) =>
  keys.every((key, index) => key !== null && (index === 0 || (keys[index - 1] ?? '') < key))

/** Every subset is tried. */
function longestByTrial(keys: readonly (string | null)[]): number {
  let longest = 0
  for (let subset = 0; subset < 2 ** keys.length; subset += 1) {
    const chosen = keys.filter((_, index) => subset & (1 << index))
    if (chosen.length > longest && ascends(chosen)) longest = chosen.length
  }
  return longest
}
