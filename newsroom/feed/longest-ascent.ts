/**
 * The indexes of a longest ascending subsequence of these keys (patience sorting); null cannot be part of it. What is not in it is the
 * fewest that must move so that all keys ascend.
 */
export function longestAscent(keys: readonly (string | null)[]): Set<number> {
  const before: (number | undefined)[] = []
  /** For each length, the index of the smallest key that ends an ascent of that length. */
  const ends: number[] = []
  for (const [index, key] of keys.entries()) {
    if (key === null) continue
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((keys[ends[middle] ?? 0] ?? '') < key) low = middle + 1
      else high = middle
    }
    before[index] = ends[low - 1]
    ends[low] = index
  }
  const found = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = before[index]) found.add(index)
  return found
}
