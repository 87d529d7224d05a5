import type { Language } from '#lib/languages.ts'
import type { Asked, RequestProblem } from '#lib/outcome.ts'
import type { Anchor } from '#newsroom/feed/arrange.ts'
import type { deskOrder } from '#newsroom/feed/desk-order.ts'
import type { feedHistory } from '#newsroom/feed/feed-history.ts'
import type { findLeftOut } from '#newsroom/feed/find-left-out.ts'
import type { move } from '#newsroom/feed/move.ts'
import type { pin } from '#newsroom/feed/pin.ts'
import type { putIn } from '#newsroom/feed/put-in.ts'
import type { takeOut } from '#newsroom/feed/take-out.ts'
import type { undo } from '#newsroom/feed/undo.ts'
import type { unpin } from '#newsroom/feed/unpin.ts'

/** The rows that the feed desk shows at first and at least. Each has buttons and a menu, so a long list renders slowly. */
export const rowsAtFirst = 40

export type FeedName = { name: string; language: Language }
export type To = { top: true } | { anchors: Anchor[]; pinned?: boolean } | { rank: number }

/** The server actions of the feed desk, passed in by its page. */
export type FeedActions = {
  move: Asked<typeof move>
  pin: Asked<typeof pin>
  unpin: Asked<typeof unpin>
  takeOut: Asked<typeof takeOut>
  putIn: Asked<typeof putIn>
  undo: Asked<typeof undo>
  order: Asked<typeof deskOrder>
  log: Asked<typeof feedHistory>
  leftOut: Asked<typeof findLeftOut>
}

export type FeedProblem = 'moved-meanwhile' | 'anchor-gone' | 'not-in-feed' | 'not-live' | 'no-such-move' | 'not-undoable' | RequestProblem
