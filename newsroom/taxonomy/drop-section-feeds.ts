import { and, count, inArray, isNotNull, isNull } from 'drizzle-orm'
import { now, type Reading, type Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { record } from '#db/record.ts'
import { feeds } from '#db/schema/feed.ts'
import { schedules } from '#db/schema/schedules.ts'
import { draftOf, sectionFeed } from '#lib/feed-names.ts'
import type { Actor } from '#newsroom/people/person.ts'

/** The orders that editors gave a section's page, in each language, with their draft orders. */
const ordersOf = (slug: string) => inArray(feeds.name, [sectionFeed(slug), draftOf(sectionFeed(slug))])

/** Deletes the orders of a section's page. What is planned for them is cancelled first, and in the audit. Answers how much that was. */
export async function dropSectionFeeds(tx: Transaction, actor: Actor, slug: string): Promise<number> {
  const orders = await tx.select({ id: feeds.id }).from(feeds).where(ordersOf(slug)).orderBy(feeds.id).for('update')
  const ids = orders.map(({ id }) => id)
  if (ids.length === 0) return 0
  const cancelled = await tx
    .update(schedules)
    .set({ endedAt: now, endedBy: actor.id, ending: 'cancelled', reason: 'by-hand', detail: {} })
    .where(and(isAmong(schedules.feedId, ids), isNull(schedules.endedAt)))
    .returning({ id: schedules.id, feedId: schedules.feedId, kind: schedules.kind, at: schedules.at })
  for (const { id, feedId, kind, at } of cancelled)
    await record(
      tx,
      actor,
      'cancel-schedule',
      { kind: 'feed', ...(feedId && { id: feedId }) },
      { schedule: id, kind, at: at.toISOString(), reason: 'by-hand' },
    )
  await tx.delete(feeds).where(and(isAmong(feeds.id, ids), isNotNull(feeds.draftOf)))
  await tx.delete(feeds).where(isAmong(feeds.id, ids))
  return cancelled.length
}

/** How many stories an editor placed on a section's page by hand, in all languages, and how much is planned for its orders. */
export async function countOrdered(reading: Reading, slug: string): Promise<{ placed: number; planned: number }> {
  const orders = await reading.select({ id: feeds.id, draftOf: feeds.draftOf, length: feeds.length }).from(feeds).where(ordersOf(slug))
  const ids = orders.map(({ id }) => id)
  if (ids.length === 0) return { placed: 0, planned: 0 }
  const [planned] = await reading
    .select({ total: count() })
    .from(schedules)
    .where(and(isAmong(schedules.feedId, ids), isNull(schedules.endedAt)))
  const placed = orders.filter((order) => order.draftOf === null).reduce((sum, { length }) => sum + length, 0)
  return { placed, planned: planned?.total ?? 0 }
}
