import { eq } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { type LockedSchedule, subjectOf } from './lock-schedule.ts'
import { raiseAlarm } from './raise-alarm.ts'

type Row = typeof schedules.$inferSelect
/** How a schedule ended, and why. */
export type Ended = { ending: NonNullable<Row['ending']>; reason?: Row['reason']; detail?: Record<string, unknown> }

/**
 * Ends a schedule in the transaction of what it did. That a story was published is in the log already, with the schedule; everything else
 * is recorded here, and a schedule that was held or failed raises the alarm.
 */
export async function endSchedule(tx: Transaction, actor: Actor, schedule: LockedSchedule, ended: Ended): Promise<Ended> {
  const { ending, reason = null, detail = {} } = ended
  await tx.update(schedules).set({ endedAt: now, endedBy: actor.id, ending, reason, detail }).where(eq(schedules.id, schedule.id))
  const { id, kind, at } = schedule
  const said = { schedule: id, kind, at: at.toISOString(), ending, reason, ...detail }
  if (ending === 'cancelled') await record(tx, actor, 'cancel-schedule', subjectOf(schedule), said)
  else if (!('publication' in detail)) await record(tx, actor, 'run-schedule', subjectOf(schedule), said)
  if (ending === 'held' || ending === 'failed') await raiseAlarm(tx, schedule, ending)
  return ended
}
