import type { Transaction } from '#db/client.ts'
import { NotFound, no, type Outcome } from '#lib/outcome.ts'
import { type LockedSchedule, lockSchedule } from './lock-schedule.ts'

/** A schedule for somebody who changes it, locked. 'ended': it is done or cancelled already. Throws NotFound. */
export async function findSchedule(tx: Transaction, id: string): Promise<Outcome<LockedSchedule, 'ended'>> {
  const schedule = await lockSchedule(tx, id)
  if (!schedule) throw new NotFound(`schedule ${id}`)
  return schedule.isOpen ? { ok: true, value: schedule } : no('ended', { ending: schedule.ending })
}
