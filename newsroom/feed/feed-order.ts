import type { Move, MoveKind, Place } from './order.ts'

export type Addition = { kind: MoveKind; articleId: string; from: Place | null; to: Place | null; undoes?: number }

/**
 * One feed in the hands of one writer, who holds its lock: what arrange.ts needs to know to decide, and the one way to
 * change it. Postgres stands behind it in postgres-order.ts, an array in the property test.
 */
export type FeedOrder = {
  /** The number of the newest move. */
  version: number
  placeOf(articleId: string): Promise<Place | null>
  /** Whether readers can see the story, in this feed's language. */
  isLive(articleId: string): Promise<boolean>
  /** The story next to this place among the pinned or the others; without a position, the first or last of them. */
  below(pinned: boolean, position?: string): Promise<{ articleId: string; position: string } | null>
  above(pinned: boolean, position?: string): Promise<{ articleId: string; position: string } | null>
  /** The nearest position that any story holds, pinned or not, over (greater) or under (smaller) this one. */
  takenOver(position: string | null): Promise<string | null>
  takenUnder(position: string): Promise<string | null>
  holderOf(position: string): Promise<string | null>
  /** All moves of one story, oldest first. */
  movesOf(articleId: string): Promise<Move[]>
  moveAt(version: number): Promise<Move | null>
  /** Those of these stories that were moved after that version. */
  movedSince(articleIds: readonly string[], version: number): Promise<Set<string>>
  /** The first `count` stories as they stood at that version. */
  orderAt(version: number, count: number): Promise<string[]>
  /** 1 for the story on top, and how many there are. */
  rankOf(place: Place): Promise<{ rank: number; total: number }>
  /** Writes moves to the log and does them. */
  append(personId: string | null, seen: number, additions: readonly Addition[]): Promise<void>
}
