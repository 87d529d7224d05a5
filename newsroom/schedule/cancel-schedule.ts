import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { endSchedule } from './end-schedule.ts'
import type { oneScheduleInput } from './input.ts'
import { actOf } from './kinds.ts'
import { lockSchedule } from './lock-schedule.ts'
import { thingOf } from './thing-of.ts'

/** Cancels what is planned, or what was held or failed. Cancelling again changes nothing and succeeds; 'ended': it is done already. */
export async function cancelSchedule(person: Person, { id }: z.output<typeof oneScheduleInput>): Promise<Outcome<null, 'ended'>> {
  authorise(person, 'schedule a story')
  return transaction(async (tx) => {
    const schedule = await lockSchedule(tx, id)
    if (!schedule) throw new NotFound(`schedule ${id}`)
    authorise(person, actOf(schedule.kind), await thingOf(tx, schedule))
    if (schedule.ending === 'cancelled') return done(null)
    if (!schedule.isOpen) return no('ended', { ending: schedule.ending })
    await endSchedule(tx, person, schedule, { ending: 'cancelled', reason: 'by-hand' })
    return done(null)
  })
}
