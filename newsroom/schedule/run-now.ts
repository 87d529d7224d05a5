import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import type { HoldReason } from '#db/schema/schedules.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Ended, endSchedule } from './end-schedule.ts'
import { findSchedule } from './find-schedule.ts'
import type { oneScheduleInput } from './input.ts'
import { actOf, kinds } from './kinds.ts'
import { endingOf } from './run-schedule.ts'
import { thingOf } from './thing-of.ts'

/**
 * Does at once, in the name of this editor, what was held, failed, or is planned for later. What still cannot be done as it was meant is
 * refused with the reason, and the schedule stays as it is.
 */
export async function runNow(person: Person, { id }: z.output<typeof oneScheduleInput>): Promise<Outcome<Ended, HoldReason | 'ended'>> {
  authorise(person, 'schedule a story')
  return transaction(async (tx) => {
    const found = await findSchedule(tx, id)
    if (!found.ok) return found
    const planned = kinds[found.value.kind]
    if (!planned) return no('gone')
    authorise(person, actOf(found.value.kind), await thingOf(tx, found.value))
    const ran = await planned.run(tx, person, found.value)
    return ran.ok ? done(await endSchedule(tx, person, found.value, endingOf(ran))) : ran
  })
}
