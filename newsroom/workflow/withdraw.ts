import { and, eq, isNull } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { publications } from '#db/schema/articles.ts'
import { cancelSchedules } from '#newsroom/articles/cancel-schedules.ts'
import { leave } from '#newsroom/feed/arrange.ts'
import { lockFeedsOf } from '#newsroom/feed/postgres-feed-order.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { removeLiveArticle } from './live-article.ts'

/**
 * Ends what readers see of an article: its publication, its places in feeds, its rows in every list, and what was planned for it. The history
 * stays. Returns the slug that readers knew, or null when it was not live.
 */
export async function withdraw(
  tx: Transaction,
  editor: Actor,
  articleId: string,
  ending: 'unpublished' | 'taken-down',
): Promise<string | null> {
  await tx
    .update(publications)
    .set({ endedAt: now, endedBy: editor.id, ending })
    .where(and(eq(publications.articleId, articleId), isNull(publications.endedAt)))
  const kind = ending === 'unpublished' ? 'unpublish' : 'takedown'
  for (const order of await lockFeedsOf(tx, articleId)) await leave(order, editor.id, articleId, kind)
  // Articles are locked first, then feeds, then schedules (newsroom/schedule/lock-schedule.ts).
  await cancelSchedules(tx, editor, articleId, ending)
  return removeLiveArticle(tx, articleId)
}
