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
