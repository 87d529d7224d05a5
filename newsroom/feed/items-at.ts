import { and, asc, desc, eq, gt } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { feedItems, feedMoves } from '#db/schema/feed.ts'
import { compare, type Item, type MoveKind, type Place } from './order.ts'

/** The first move that a story made after some version: its kind, and where the story was before. */
export type FirstMove = { articleId: string; kind: MoveKind; from: Place | null }

/** The first moves after a version, one a story. */
export async function firstMovesSince(reading: Reading, feedId: string, version: number): Promise<FirstMove[]> {
  const rows = await reading
    .selectDistinctOn([feedMoves.articleId], {
      articleId: feedMoves.articleId,
      kind: feedMoves.kind,
      pinned: feedMoves.fromPinned,
      position: feedMoves.fromPosition,
    })
    .from(feedMoves)
    .where(and(eq(feedMoves.feedId, feedId), gt(feedMoves.version, version)))
    .orderBy(asc(feedMoves.articleId), asc(feedMoves.version))
  return rows.map(({ articleId, kind, pinned, position }) => ({
    articleId,
    kind,
    from: pinned === null || position === null ? null : { pinned, position },
  }))
}

/**
 * The first `count` stories of a feed as it was after these first moves' version: what has moved since stands where it was before, the rest
 * where it is. The cost is that of the moves since then, however long the feed is.
 */
export async function itemsBefore(reading: Reading, feedId: string, moved: readonly FirstMove[], count: number): Promise<Item[]> {
  const hasMoved = new Set(moved.map(({ articleId }) => articleId))
  const present = await reading
    .select({ articleId: feedItems.articleId, pinned: feedItems.pinned, position: feedItems.position })
    .from(feedItems)
    .where(eq(feedItems.feedId, feedId))
    .orderBy(desc(feedItems.pinned), asc(feedItems.position))
    .limit(count + moved.length)
  const back = moved.flatMap(({ articleId, from }) => (from ? [{ articleId, ...from }] : []))
  return [...present.filter(({ articleId }) => !hasMoved.has(articleId)), ...back].sort(compare).slice(0, count)
}
