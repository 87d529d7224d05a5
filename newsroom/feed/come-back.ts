import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { feedMoves, feeds } from '#db/schema/feed.ts'
import { returnTo } from './arrange.ts'
import type { MoveKind } from './order.ts'
import { lockFeeds } from './postgres-feed-order.ts'

/**
 * Puts a story back into every feed that it has just left by this kind of move, at the place that it had. It must be live again. A feed that
 * it has come back to, or that was moved since by hand, stays as it is.
 */
export async function comeBack(tx: Transaction, who: string | null, articleId: string, leftBy: MoveKind): Promise<void> {
  const left = tx
    .selectDistinct({ id: feedMoves.feedId })
    .from(feedMoves)
    .where(and(eq(feedMoves.articleId, articleId), eq(feedMoves.kind, leftBy)))
  for (const order of await lockFeeds(tx, inArray(feeds.id, left))) await returnTo(order, who, articleId, leftBy)
}
