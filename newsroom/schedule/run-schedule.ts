import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { machine, type Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'
import { personColumns, withoutSession } from '#newsroom/people/without-session.ts'
import { type Ended, endSchedule } from './end-schedule.ts'
import { kinds } from './kinds.ts'
import { lockSchedule } from './lock-schedule.ts'
import type { Ran } from './ran.ts'
import { thingOf } from './thing-of.ts'

const program = machine('schedule')

/**
 * Does what is planned, if it is due by Postgres' clock and not done yet, in the name of who planned it: the act and the end of the schedule
 * are one transaction, behind the locks of both rows, so that it is done once by however many workers. It is held, with the reason, when
 * its time was too long ago, when the planner may not do it any more, or when it cannot be done as it was meant. Null: there was nothing to
 * do.
 */
export async function runSchedule(id: string): Promise<Ended | null> {
  return transaction(async (tx) => {
    const schedule = await lockSchedule(tx, id)
    if (!schedule?.isDue) return null
    const planned = kinds[schedule.kind]
    if (!planned) return endSchedule(tx, program, schedule, { ending: 'held', reason: 'gone' })
    if (schedule.isTooLate && !planned.isDoneHoweverLate) return endSchedule(tx, program, schedule, { ending: 'held', reason: 'late' })
    const planner = await plannerOf(tx, schedule.plannedBy)
    if (!planner || !can(planner, planned.act, await thingOf(tx, schedule)))
      return endSchedule(tx, program, schedule, { ending: 'held', reason: 'not-allowed' })
    // The languages of the paper may have changed since this process began, and decide what may go out.
    await readPublication(tx)
    const ran = await planned.run(tx, planner, schedule)
    return endSchedule(tx, ran.ok ? planner : program, schedule, endingOf(ran))
  })
}

/** How a schedule ends with what became of it. */
export function endingOf(ran: Ran): Ended {
  if (!ran.ok) return { ending: 'held', reason: ran.problem, detail: { ...ran.detail } }
  const { isNothingNew, ...detail } = ran.value
  return { ending: 'done', detail, ...(isNothingNew && { reason: 'nothing-new' as const }) }
}

/** Who planned it, as they are now; null when their account was disabled. Locked, so that nobody takes their role meanwhile. */
async function plannerOf(tx: Transaction, id: string): Promise<Person | null> {
  const [row] = await tx
    .select({ ...personColumns, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(people.id, id))
    .for('share')
  return row && !row.disabledAt ? withoutSession(row) : null
}
