import type { Language } from '#lib/languages.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { Anchor, Arranged } from '#newsroom/feed/arrange.ts'
import type { DeskOrder } from '#newsroom/feed/desk-order.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import type { LeftOut } from '#newsroom/feed/left-out.ts'

/** Rows that the feed desk shows at first, and at least: each brings buttons and a menu, and a page of them is a while in the making. */
export const rowsAtFirst = 40

export type RequestProblem = 'signed-out' | 'cross-site' | 'invalid' | 'not-allowed' | 'not-found'
type Ask<Sent, Value, Problem extends string = never> = (sent: Sent) => Promise<Outcome<Value, Problem | RequestProblem>>

export type FeedName = { name: string; language: Language }
export type SeenStory = { feed: FeedName; articleId: string; seen: number }
export type To = { top: true } | { anchors: Anchor[]; pinned?: boolean } | { rank: number }

/** The feed desk's ways to the newsroom, given by its page. */
export type FeedActions = {
  move: Ask<SeenStory & { to: To }, Arranged, 'moved-meanwhile' | 'anchor-gone' | 'not-in-feed'>
  pin: Ask<SeenStory, Arranged, 'not-in-feed'>
  unpin: Ask<SeenStory, Arranged, 'not-in-feed'>
  takeOut: Ask<SeenStory, Arranged>
  putIn: Ask<SeenStory, Arranged, 'not-live'>
  undo: Ask<
    { feed: FeedName; version: number; seen: number },
    Arranged & { articleId: string },
    'no-such-move' | 'not-undoable' | 'not-live'
  >
  order: Ask<{ feed: FeedName; after?: { pinned: boolean; position: string }; length?: number }, DeskOrder>
  log: Ask<{ feed: FeedName; before?: number }, LoggedMove[]>
  leftOut: Ask<{ feed: FeedName }, LeftOut[]>
}

export type FeedProblem = 'moved-meanwhile' | 'anchor-gone' | 'not-in-feed' | 'not-live' | 'no-such-move' | 'not-undoable' | RequestProblem
