import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { cancelThese } from '#newsroom/articles/cancel-schedules.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { endBanners } from './end-banners.ts'
import type { oneBreakingInput } from './input.ts'
import { lockFeedsOfBreaking } from './lock-breaking.ts'
import { plannedEndOf } from './plan-end.ts'

/** Ends breaking news now; its planned end is cancelled. Ending it again changes nothing and succeeds. */
export async function endBreaking(person: Person, { id }: z.output<typeof oneBreakingInput>): Promise<Outcome<null, never>> {
  authorise(person, 'publish breaking news')
  return transaction(async (tx) => {
    // Feeds are locked first, then schedules (newsroom/schedule/lock-schedule.ts).
    await lockFeedsOfBreaking(tx, id)
    await cancelThese(tx, person, { kind: 'breaking', id }, 'by-hand', [plannedEndOf(id)])
    await endBanners(tx, person, id)
    return done(null)
  })
}
