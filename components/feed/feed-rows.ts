import type { FeedShape } from '#db/schema/feed.ts'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { placeAt } from './arrange-shown.ts'
import { placeInShape, type ShapePlace } from './place-in-shape.ts'

/** The dragged story, and where it would be dropped: at an index of the list, or in a place of the drawn page. */
export type Held = { articleId: string; over: { index: number; isInPage: boolean } }

/** A story of the feed as its row shows it. */
export type Row = {
  id: string
  item: DeskItem
  rank: number
  isLastPinned: boolean
  /** While dragging: whether the row would be pinned at its current place. */
  willBePinned: boolean
  /** Which place of the page this story has. */
  place: ShapePlace
  /** Whether the move bar shows it. */
  isPicked: boolean
}

type Shown = { held: Held | null; picked: string | null /** Null: its stories stand in no places of a page. */; shape: FeedShape | null }

/** The rows of a feed. Those that are as before are the same objects, so that a list draws only the others again; if all are, it is the same list. */
export function makeRows(items: readonly DeskItem[], { held, picked, shape }: Shown, before: readonly Row[]): readonly Row[] {
  const known = new Map(before.map((row) => [row.id, row]))
  const rows = items.map((item, index) => {
    const row: Row = {
      id: item.articleId,
      item,
      rank: index + 1,
      isLastPinned: item.pinned && !items[index + 1]?.pinned,
      willBePinned: isPinnedWhere(items, item, held),
      place: shape && placeInShape(index, items, shape),
      isPicked: picked === item.articleId,
    }
    const same = known.get(row.id)
    return same && isAs(row, same) ? same : row
  })
  return orSame(rows, before)
}

const isAs = (row: Row, before: Row): boolean => Object.entries(row).every(([name, value]) => before[name as keyof Row] === value)

/** Whether a row is pinned, or, while it is dragged over the list, would be where it is now. */
const isPinnedWhere = (items: readonly DeskItem[], { articleId, pinned }: DeskItem, held: Held | null): boolean =>
  held?.articleId === articleId && !held.over.isInPage ? placeAt(items, articleId, held.over.index).pinned : pinned

/** Stories that came anew; those that are as before are the same objects. */
export function keepSame(items: readonly DeskItem[], before: readonly DeskItem[]): readonly DeskItem[] {
  const known = new Map(before.map((item) => [item.articleId, item]))
  const kept = items.map((item) => {
    const same = known.get(item.articleId)
    return same && JSON.stringify(same) === JSON.stringify(item) ? same : item
  })
  return orSame(kept, before)
}

/** The former list, if the new one has the same objects in the same order. */
const orSame = <Each>(list: readonly Each[], before: readonly Each[]): readonly Each[] =>
  list.length === before.length && list.every((each, index) => each === before[index]) ? before : list
