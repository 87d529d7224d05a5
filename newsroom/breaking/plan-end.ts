import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { isOpen } from '#newsroom/articles/cancel-schedules.ts'
import { wakeAt } from '#newsroom/articles/wake-at.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { Ends } from './input.ts'

/** The schedules of this breaking news' end that stand, or wait for an answer. */
export const plannedEndOf = (id: string) => and(eq(schedules.kind, 'end-breaking'), eq(schedules.subjectId, id), isOpen())

/** Plans when breaking news ends, or chooses another time for what was planned. `feedId`: the first of its feeds, which runs lock before. */
export async function planEnd(
  tx: Transaction,
  person: Person,
  id: string,
  feedId: string,
  at: Date,
  { wallTime, zone }: Ends,
): Promise<void> {
  const again = { endedAt: null, endedBy: null, ending: null, reason: null, detail: {}, alarmedAt: null }
  const time = { at, wallTime, zone, plannedBy: person.id }
  const [moved] = await tx
    .update(schedules)
    .set({ ...time, ...again })
    .where(plannedEndOf(id))
    .returning({ id: schedules.id })
  const [planned] = moved
    ? [moved]
    : await tx
        .insert(schedules)
        .values({ kind: 'end-breaking', subjectId: id, feedId, ...time })
        .returning({ id: schedules.id })
  if (!planned) throw new Error('the schedule was not inserted')
  await wakeAt(tx, planned.id, at)
  const detail = { schedule: planned.id, kind: 'end-breaking', at: at.toISOString(), wallTime, zone }
  await record(tx, person, moved ? 'reschedule' : 'schedule', { kind: 'breaking', id }, detail)
}
