import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { feedMoves, feeds } from '#db/schema/feed.ts'
import { returnTo } from './arrange.ts'
import type { MoveKind } from './order.ts'
import { lockFeed } from './postgres-feed-order.ts'

/**
 * Puts a story back into every feed that it has just left by this kind of move, at the place that it had. It must be live again. A feed that
 * it has come back to, or that was moved since by hand, stays as it is.
 */
export async function comeBack(tx: Transaction, who: string | null, articleId: string, leftBy: MoveKind): Promise<void> {
  const left = tx
    .selectDistinct({ id: feedMoves.feedId })
    .from(feedMoves)
    .where(and(eq(feedMoves.articleId, articleId), eq(feedMoves.kind, leftBy)))
  const rows = await tx
    .select({ name: feeds.name, language: feeds.language })
    .from(feeds)
    .where(inArray(feeds.id, left))
    .orderBy(sql`${feeds.draftOf} is not null`, asc(feeds.id)) // as lockFeedsOf, so that two writers cannot deadlock
  for (const feed of rows) await returnTo(await lockFeed(tx, feed), who, articleId, leftBy)
}
