import type { z } from 'zod'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { scheduleLimitInput } from './input.ts'

/** The minutes of a newsroom that has chosen none; also the default of the column in the database. */
const usualLimit = 60

/** Sets after how many minutes a schedule that could not run in time is not run by itself any more, but held until an editor answers. */
export async function setScheduleLimit(admin: Actor, { minutes }: z.output<typeof scheduleLimitInput>): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [before] = await tx.select({ limit: newsroom.scheduleLimit }).from(newsroom).for('update')
    if ((before?.limit ?? usualLimit) === minutes) return done(null)
    const set = { scheduleLimit: minutes }
    await tx
      .insert(newsroom)
      .values({ name: {}, tagline: {}, ...set })
      .onConflictDoUpdate({ target: newsroom.id, set })
    await record(tx, admin, 'set-schedule-limit', { kind: 'newsroom' }, { minutes })
    return done(null)
  })
}

/** Those minutes. */
export async function scheduleLimit(admin: Person): Promise<number> {
  authorise(admin, 'change settings')
  const [row] = await database().select({ limit: newsroom.scheduleLimit }).from(newsroom)
  return row?.limit ?? usualLimit
}
