import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { unpinBack } from './arrange.ts'
import { lockWithDraft } from './postgres-feed-order.ts'
import { recordMove } from './settle.ts'

/**
 * The planned end of a pin: the story is unpinned in the feed and in its draft order, which share the end. Returns whether readers' order
 * changed.
 */
export async function endPin(tx: Transaction, planner: Actor, feedId: string, articleId: string): Promise<boolean> {
  authorise(planner, 'order the feed')
  const [feed] = await tx.select({ name: feeds.name, language: feeds.language }).from(feeds).where(eq(feeds.id, feedId))
  let hasChanged = false
  for (const order of feed ? await lockWithDraft(tx, feed) : []) {
    const answer = await unpinBack(order, planner.id, articleId, order.version)
    if (!answer.ok || !answer.value.changed) continue
    await recordMove(tx, planner, order, 'unpin', articleId, answer.value)
    hasChanged ||= order.feed.draftOf === null
  }
  return hasChanged
}
