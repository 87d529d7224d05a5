import { shapePlaces } from '#components/reader/fill-shape.ts'
import type { FeedShape } from '#db/schema/feed.ts'

export type ShapePlace = 'lead' | 'row' | null

/** The place that the story at this index (from 0) has on the front page: it leads, it stands in the row, or null: it is in the wire. */
export function placeInShape(index: number, items: readonly { pinned: boolean }[], shape: FeedShape): ShapePlace {
  const { hasLead, inRow } = shapePlaces[shape]
  const leads = shape === 'wire' ? items[0]?.pinned === true : hasLead && items.length > 0
  if (leads && index === 0) return 'lead'
  const inFront = leads ? 1 : 0
  return items.length - inFront >= 2 && index < inFront + inRow ? 'row' : null
}

/** A place of the front page: the index of its story in the feed, and in a row the number of the place, counted from 1. */
export type DrawnPlace = { kind: 'lead' | 'row'; index: number; number: number; isFilled: boolean }

/** The places that a shape has, from the top, filled or not. The wire has one: that of a pinned story, which leads. */
export function placesOf(items: readonly { pinned: boolean }[], shape: FeedShape): DrawnPlace[] {
  const { hasLead, inRow } = shapePlaces[shape]
  const lead = hasLead || shape === 'wire' ? (['lead'] as const) : []
  const row = Array.from({ length: inRow }, () => 'row' as const)
  return [...lead, ...row].map((kind, index) => ({
    ...{ kind, index, number: kind === 'row' ? index - lead.length + 1 : 1 },
    isFilled: index < items.length && placeInShape(index, items, shape) === kind,
  }))
}
