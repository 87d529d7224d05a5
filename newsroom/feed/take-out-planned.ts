import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { takeOutOf } from './arrange.ts'
import { lockWithDraft } from './postgres-feed-order.ts'
import { settle } from './settle.ts'

/** The time has come at which a story leaves a feed: it leaves the feed and its draft order. Returns whether readers' order changed. */
export async function takeOutPlanned(tx: Transaction, planner: Actor, feedId: string, articleId: string): Promise<boolean> {
  authorise(planner, 'order the feed')
  const [feed] = await tx.select({ name: feeds.name, language: feeds.language }).from(feeds).where(eq(feeds.id, feedId))
  let hasChanged = false
  for (const order of feed ? await lockWithDraft(tx, feed) : []) {
    const answer = await takeOutOf(order, planner.id, articleId, order.version)
    if (!answer.ok) continue
    await settle(tx, planner, order, 'take-out', articleId, answer.value)
    hasChanged ||= answer.value.changed && order.feed.draftOf === null
  }
  return hasChanged
}
