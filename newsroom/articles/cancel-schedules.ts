import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { now, type Reading, type Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { type CancelReason, publishingKinds, type ScheduleKind, schedules } from '#db/schema/schedules.ts'
import type { Actor } from '#newsroom/people/person.ts'

/** It has not ended, or it was held or failed and waits for an answer. */
export const isOpen = () => or(isNull(schedules.endedAt), inArray(schedules.ending, ['held', 'failed']))

/** What a story does no longer when it leaves the paper. */
const ofStory = [...publishingKinds, 'take-out', 'unpin'] as const satisfies readonly ScheduleKind[]

/** Cancels what is planned for a story, with the reason. Answers what was cancelled. The caller holds the lock of the article, and no schedule runs without it. */
export const cancelSchedules = (
  tx: Transaction,
  actor: Actor,
  articleId: string,
  reason: CancelReason,
  kinds: readonly ScheduleKind[] = ofStory,
): Promise<Cancelled[]> =>
  cancelThese(tx, actor, { kind: 'article', id: articleId }, reason, [
    eq(schedules.articleId, articleId),
    inArray(schedules.kind, [...kinds]),
    isOpen(),
  ])

export type Cancelled = Pick<typeof schedules.$inferSelect, 'id' | 'kind' | 'at' | 'zone'>

/** Cancels the schedules that all these conditions name, and records each of them for what it is about. */
export async function cancelThese(
  tx: Transaction,
  actor: Actor,
  about: { kind: 'article' | 'feed' | 'breaking'; id: string },
  reason: CancelReason,
  which: (SQL | undefined)[],
): Promise<Cancelled[]> {
  const cancelled = await tx
    .update(schedules)
    .set({ endedAt: now, endedBy: actor.id, ending: 'cancelled', reason, detail: {} })
    .where(and(...which))
    .returning({ id: schedules.id, kind: schedules.kind, at: schedules.at, zone: schedules.zone })
  for (const { id, kind, at } of cancelled)
    await record(tx, actor, 'cancel-schedule', about, { schedule: id, kind, at: at.toISOString(), reason })
  return cancelled
}

/** The schedule that publishes or updates a story, if there is one: it stands, or waits for an answer. */
export async function standingSchedule(reading: Reading, articleId: string) {
  const [standing] = await reading
    .select({ id: schedules.id, kind: schedules.kind, at: schedules.at, ending: schedules.ending })
    .from(schedules)
    .where(and(eq(schedules.articleId, articleId), inArray(schedules.kind, [...publishingKinds]), isOpen()))
  return standing ?? null
}
