import { and, eq, notInArray, type SQL } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { feedItems } from '#db/schema/feed.ts'
import { schedules } from '#db/schema/schedules.ts'
import { cancelThese, isOpen } from '#newsroom/articles/cancel-schedules.ts'
import type { Actor } from '#newsroom/people/person.ts'
import type { LockedFeed } from './postgres-feed-order.ts'

/** Cancels the planned launches of a feed's draft order, when it is launched by hand or thrown away. */
export const cancelLaunch = (tx: Transaction, actor: Actor, feedId: string) => cancel(tx, actor, feedId, eq(schedules.kind, 'launch-order'))

/** Cancels the planned end of a story's pin, when the story is not pinned any more: a later pin is another one. */
export const cancelPinEnd = (tx: Transaction, actor: Actor, feedId: string, articleId: string) =>
  cancel(tx, actor, feedId, eq(schedules.articleId, articleId), eq(schedules.kind, 'unpin'))

/** As cancelPinEnd, of every story that this transaction has unpinned in a feed, or taken out of it while it was pinned. */
export async function cancelPinEnds(tx: Transaction, actor: Actor, { feed, unpinned }: LockedFeed): Promise<void> {
  if (feed.draftOf !== null || unpinned.length === 0) return
  const pinned = tx
    .select({ id: feedItems.articleId })
    .from(feedItems)
    .where(and(eq(feedItems.feedId, feed.id), eq(feedItems.pinned, true)))
  const which = [eq(schedules.kind, 'unpin'), isAmong(schedules.articleId, unpinned), notInArray(schedules.articleId, pinned)]
  await cancel(tx, actor, feed.id, ...which)
}

const cancel = (tx: Transaction, actor: Actor, feedId: string, ...which: SQL[]) =>
  cancelThese(tx, actor, { kind: 'feed', id: feedId }, 'by-hand', [eq(schedules.feedId, feedId), isOpen(), ...which])
