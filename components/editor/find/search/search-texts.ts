import type { Pattern } from './pattern.ts'

/** A place in the text with this number. `groups` are what the parts of a regular expression in brackets found. */
export type Spot = { piece: number; from: number; to: number; groups: (string | undefined)[]; names: Record<string, string | undefined> }

/** More places are not shown: who needs them can replace all and search again. */
export const mostSpots = 10_000

/** Where a pattern is found in texts, in their order. What it finds of no length is left out. */
export function searchTexts(texts: readonly string[], { source, flags }: Pattern): Spot[] {
  const expression = new RegExp(source, flags)
  const spots: Spot[] = []
  for (const [piece, text] of texts.entries())
    for (const match of text.matchAll(expression)) {
      if (spots.length === mostSpots) return spots
      const [whole, ...groups] = match
      if (whole !== '')
        spots.push({ piece, from: match.index, to: match.index + whole.length, groups: [whole, ...groups], names: { ...match.groups } })
    }
  return spots
}
