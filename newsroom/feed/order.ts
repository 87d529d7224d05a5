import type { feedMoves } from '#db/schema/feed.ts'

/** Where a story stands in a feed: among the pinned ones or under them, and its fractional key there. */
export type Place = { pinned: boolean; position: string }
export type MoveKind = (typeof feedMoves.$inferSelect)['kind']

/** One row of a feed's log. `from` null: the story was not in the feed; `to` null: it left. */
export type Move = {
  version: number
  seenVersion: number
  kind: MoveKind
  articleId: string
  from: Place | null
  to: Place | null
  /** The version of the move that this one takes back. */
  undoes: number | null
  personId: string | null
}

/** Pinned ones first, then by position, byte by byte as Postgres does it (COLLATE "C"). */
export function compare(one: Place, other: Place): number {
  if (one.pinned !== other.pinned) return one.pinned ? -1 : 1
  return one.position < other.position ? -1 : one.position > other.position ? 1 : 0
}

/** The feed that a log gives: the last word about each story holds. Any prefix of the log gives the feed of then. */
export function replay(moves: readonly Pick<Move, 'articleId' | 'to'>[]): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { articleId, to } of moves) {
    if (to) places.set(articleId, to)
    else places.delete(articleId)
  }
  return places
}

/** The feed as it was before these moves, which are its newest, oldest first. */
export function rewind(present: ReadonlyMap<string, Place>, newest: readonly Pick<Move, 'articleId' | 'from'>[]): Map<string, Place> {
  const places = new Map(present)
  for (const { articleId, from } of newest.toReversed()) {
    if (from) places.set(articleId, from)
    else places.delete(articleId)
  }
  return places
}

/** The stories of a feed from top to bottom. */
export const inOrder = (places: ReadonlyMap<string, Place>): string[] =>
  [...places].sort(([, one], [, other]) => compare(one, other)).map(([articleId]) => articleId)

/** Whether a move was taken back, and the taking back not itself taken back. `history`: all moves of the same story. */
export function isUndone(version: number, history: readonly Move[]): boolean {
  const undo = history.find((move) => move.undoes === version)
  return undo !== undefined && !isUndone(undo.version, history)
}

/** Where a story belongs by all of its moves that were not taken back: undoing one never loses a later one. */
export function placeBy(history: readonly Move[]): Place | null {
  const standing = history.findLast((move) => move.kind !== 'undo' && !isUndone(move.version, history))
  return standing ? standing.to : (history[0]?.from ?? null)
}
