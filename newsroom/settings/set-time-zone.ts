import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { newTimeZone } from '#lib/env.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { expectPublication } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { timeZoneInput } from './input.ts'

/**
 * Changes the zone of the newsroom's days and times. Every page shows some, so that all are rendered anew. What is planned already keeps
 * the instant that it was planned for.
 */
export async function setTimeZone(admin: Actor, { zone }: z.output<typeof timeZoneInput>): Promise<Outcome<{ zone: string }, never>> {
  authorise(admin, 'change settings')
  const outcome = await transaction(async (tx) => {
    const [before] = await tx.select({ zone: newsroom.timezone }).from(newsroom).for('update')
    if (before?.zone === zone) return done({ zone })
    const set = { timezone: zone }
    await tx
      .insert(newsroom)
      .values({ name: {}, tagline: {}, ...set })
      .onConflictDoUpdate({ target: newsroom.id, set })
    await record(tx, admin, 'set-time-zone', { kind: 'newsroom' }, { from: before?.zone ?? newTimeZone(), to: zone })
    await announce(tx, [tags.newsroom()], { kind: 'changed', what: 'newsroom', id: 'newsroom' })
    return done({ zone })
  })
  if (outcome.ok) expectPublication()({ zone: outcome.value.zone }) // this process, before it answers
  return outcome
}
