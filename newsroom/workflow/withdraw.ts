import { and, eq, isNull } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { publications } from '#db/schema/articles.ts'
import type { Language } from '#lib/languages.ts'
import { cancelSchedules } from '#newsroom/articles/cancel-schedules.ts'
import { leave } from '#newsroom/feed/arrange.ts'
import { type LockedFeed, lockFeedsOf } from '#newsroom/feed/postgres-feed-order.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { exclusiveFiles } from './exclusive-files.ts'
import { removeLiveArticle } from './live-article.ts'
import { lockFiles } from './lock-files.ts'
import { pagesTouched } from './pages-touched.ts'

/**
 * Locks what a story leaves, its feeds and its files, so that nothing of it comes out elsewhere meanwhile. Only then it is asked what readers
 * lose: `touched`, the tags of every page and file.
 */
export async function lockToLeave(tx: Transaction, articleId: string, language: Language) {
  const orders = await lockFeedsOf(tx, articleId)
  await lockFiles(tx, articleId)
  const touched = [...(await pagesTouched(tx, articleId, language)), ...(await exclusiveFiles(tx, articleId))]
  return { orders, touched }
}

/**
 * Ends what readers see of an article: its publication, its places in feeds, its rows in every list, and what was planned for it. The history
 * stays. `orders`: its feeds, locked (lockToLeave). Returns the slug that readers knew, or null when it was not live.
 */
export async function withdraw(
  tx: Transaction,
  editor: Actor,
  articleId: string,
  ending: 'unpublished' | 'taken-down',
  orders: readonly LockedFeed[],
): Promise<string | null> {
  await tx
    .update(publications)
    .set({ endedAt: now, endedBy: editor.id, ending })
    .where(and(eq(publications.articleId, articleId), isNull(publications.endedAt)))
  const kind = ending === 'unpublished' ? 'unpublish' : 'takedown'
  for (const order of orders) await leave(order, editor.id, articleId, kind)
  // Articles are locked first, then feeds, then schedules (newsroom/schedule/lock-schedule.ts).
  await cancelSchedules(tx, editor, articleId, ending)
  return removeLiveArticle(tx, articleId)
}
