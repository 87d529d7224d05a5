import type { feedMoves } from '#db/schema/feed.ts'

/** The place of a story in a feed: pinned or not, and its fractional-indexing key. */
export type Place = { pinned: boolean; position: string }
/** A story at its place. */
export type Item = Place & { articleId: string }
export type MoveKind = (typeof feedMoves.$inferSelect)['kind']

/** One row of a feed's history. `from` is null when the story was not in the feed, `to` when it left. */
export type Move = {
  version: number
  seenVersion: number
  kind: MoveKind
  articleId: string
  from: Place | null
  to: Place | null
  /** The version of the move that this one undoes. */
  undoes: number | null
  personId: string | null
}

/** Compares places: pinned first, then by position, byte by byte like Postgres' COLLATE "C". */
export function compare(one: Place, other: Place): number {
  if (one.pinned !== other.pinned) return one.pinned ? -1 : 1
  return one.position < other.position ? -1 : one.position > other.position ? 1 : 0
}

/** The feed that results from these moves: the last move of each story counts. Any prefix of the history gives the feed at that time. */
export function replay(moves: readonly Pick<Move, 'articleId' | 'to'>[]): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { articleId, to } of moves) {
    if (to) places.set(articleId, to)
    else places.delete(articleId)
  }
  return places
}

/** The feed before these moves. They must be its newest ones, oldest first. */
export function rewind(present: ReadonlyMap<string, Place>, newest: readonly Pick<Move, 'articleId' | 'from'>[]): Map<string, Place> {
  const places = new Map(present)
  for (const { articleId, from } of newest.toReversed()) {
    if (from) places.set(articleId, from)
    else places.delete(articleId)
  }
  return places
}

/** The stories of a feed from top to bottom, with their places. */
export const itemsInOrder = (places: ReadonlyMap<string, Place>): Item[] =>
  [...places].map(([articleId, place]) => ({ articleId, ...place })).sort(compare)

/** The stories of a feed from top to bottom. */
export const inOrder = (places: ReadonlyMap<string, Place>): string[] => itemsInOrder(places).map(({ articleId }) => articleId)

/** Whether a move is undone and its undo is not undone itself. `history` has all moves of the same story. */
export function isUndone(version: number, history: readonly Move[]): boolean {
  const undo = history.find((move) => move.undoes === version)
  return undo !== undefined && !isUndone(undo.version, history)
}

/** The place of a story by all of its moves that are not undone. Undoing one move never loses a later one. */
export function placeBy(history: readonly Move[]): Place | null {
  const standing = history.findLast((move) => move.kind !== 'undo' && !isUndone(move.version, history))
  return standing ? standing.to : (history[0]?.from ?? null)
}
