import type { Item, Move, MoveKind, Place } from './order.ts'

export type Addition = { kind: MoveKind; articleId: string; from: Place | null; to: Place | null; undoes?: number }

/**
 * One feed, locked by one writer: what arrange.ts reads to decide, and the only way to change the order. Implemented by
 * postgres-feed-order.ts, and by an array in the property test.
 */
export type FeedOrder = {
  /** The number of the newest move. */
  version: number
  /** While it is a number, all that is appended belongs to the move that began with that version (`asOneMove`). */
  entry: number | null
  placeOf(articleId: string): Promise<Place | null>
  /** Whether the story is public, in this feed's language. */
  isLive(articleId: string): Promise<boolean>
  /** The next story after (or before) this position among the pinned or the unpinned; without a position, the first (or last) of them. */
  below(pinned: boolean, position?: string): Promise<{ articleId: string; position: string } | null>
  above(pinned: boolean, position?: string): Promise<{ articleId: string; position: string } | null>
  /** The nearest position in use, pinned or not, greater (`takenOver`) or smaller (`takenUnder`) than this one. */
  takenOver(position: string | null): Promise<string | null>
  takenUnder(position: string): Promise<string | null>
  holderOf(position: string): Promise<string | null>
  /** All moves of one story, oldest first. */
  movesOf(articleId: string): Promise<Move[]>
  moveAt(version: number): Promise<Move | null>
  /** Which of these stories were moved after that version. */
  movedSince(articleIds: readonly string[], version: number): Promise<Set<string>>
  /** The versions that belong to the move of that version, oldest first: several for a launch or a restored order. */
  partsOf(version: number): Promise<number[]>
  /** The first `count` stories of the order at that version. */
  orderAt(version: number, count: number): Promise<Item[]>
  /** The rank of a place, 1 for the topmost, and the number of stories. */
  rankOf(place: Place): Promise<{ rank: number; total: number }>
  /** Writes moves to the history and applies them. */
  append(personId: string | null, seen: number, additions: readonly Addition[]): Promise<void>
}

/** Runs `work`; all that it appends is one move for people. */
export async function asOneMove<Result>(order: FeedOrder, work: () => Promise<Result>): Promise<Result> {
  order.entry = order.version + 1
  try {
    return await work()
  } finally {
    order.entry = null
  }
}
