import { and, eq, isNull } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { tellOf } from '#newsroom/notices/tell-of.ts'
import type { LockedSchedule } from './lock-schedule.ts'

/** Minutes after its time from which a schedule that has not run is late. */
export const lateAfterMinutes = 5

/** Why an alarm was raised: a schedule is late, was held, or failed. */
export type Alarm = 'late' | 'held' | 'failed'

/**
 * Raises the alarm for a schedule, once: the row says since when (`alarmedAt`), and the desk lists it (late-schedules.ts). The editors and
 * whoever planned it are told, in the same transaction, once of each alarm for each time of the schedule: one that is late may be held after
 * that.
 */
export async function raiseAlarm(tx: Transaction, schedule: LockedSchedule, alarm: Alarm): Promise<void> {
  const { id, at: due, articleId, plannedBy } = schedule
  await tx
    .update(schedules)
    .set({ alarmedAt: now })
    .where(and(eq(schedules.id, id), isNull(schedules.alarmedAt)))
  const at = due.toISOString()
  const told = { to: [plannedBy], toEditors: true, by: null, articleId }
  await tellOf(tx, { kind: 'schedule', key: `schedule:${id}:${at}:${alarm}`, ...told, detail: { alarm, at } })
}
