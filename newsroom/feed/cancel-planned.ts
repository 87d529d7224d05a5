import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import type { Actor } from '#newsroom/people/person.ts'

/** Cancels the planned launches of a feed's draft order, when it is launched by hand or thrown away. */
export const cancelLaunch = (tx: Transaction, actor: Actor, feedId: string) => cancel(tx, actor, feedId, eq(schedules.kind, 'launch-order'))

/** Cancels the planned end of a story's pin, when the story is not pinned any more: a later pin is another one. */
export const cancelPinEnd = (tx: Transaction, actor: Actor, feedId: string, articleId: string) =>
  cancel(tx, actor, feedId, and(eq(schedules.articleId, articleId), eq(schedules.kind, 'unpin')))

async function cancel(tx: Transaction, actor: Actor, feedId: string, which: SQL | undefined): Promise<void> {
  const cancelled = await tx
    .update(schedules)
    .set({ endedAt: now, endedBy: actor.id, ending: 'cancelled', reason: 'by-hand' })
    .where(and(eq(schedules.feedId, feedId), which, isNull(schedules.endedAt)))
    .returning({ id: schedules.id, kind: schedules.kind, at: schedules.at })
  for (const { id, kind, at } of cancelled)
    await record(tx, actor, 'cancel-schedule', { kind: 'feed', id: feedId }, { schedule: id, kind, at: at.toISOString() })
}
