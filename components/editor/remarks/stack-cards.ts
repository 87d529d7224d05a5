/** A card beside the text: where it would stand best, and how high it is. Pixels. */
export type Card = { id: string; wanted: number; height: number }

/**
 * Where cards stand so that none covers another: each as near to its place as those before it allow. The active one stands at its place, and
 * the others make room for it, upwards and downwards. The cards are in the order of the text.
 */
export function stackCards(cards: readonly Card[], active: string | null, gap: number): Map<string, number> {
  const tops = new Map<string, number>()
  const first = cards.findIndex(({ id }) => id === active)
  const fixed = Math.max(0, first)
  let end = Number.NEGATIVE_INFINITY
  for (const card of cards.slice(fixed)) {
    const top = Math.max(card.wanted, end + gap)
    tops.set(card.id, top)
    end = top + card.height
  }
  if (first <= 0) return tops
  let ceiling = tops.get(cards[fixed]?.id ?? '') ?? 0
  for (const card of cards.slice(0, fixed).toReversed()) {
    const top = Math.min(card.wanted, ceiling - gap - card.height)
    tops.set(card.id, top)
    ceiling = top
  }
  return tops
}
