import type { z } from 'zod'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { twoToRestoreInput } from './input.ts'

/** Sets whether a taken-down story comes back only when two admins want it. */
export async function requireTwoToRestore(admin: Actor, { isRequired }: z.output<typeof twoToRestoreInput>): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [before] = await tx.select({ is: newsroom.restoreNeedsTwo }).from(newsroom).for('update')
    if ((before?.is ?? false) === isRequired) return done(null)
    const set = { restoreNeedsTwo: isRequired }
    await tx
      .insert(newsroom)
      .values({ name: {}, tagline: {}, ...set })
      .onConflictDoUpdate({ target: newsroom.id, set })
    await record(tx, admin, 'require-two-to-restore', { kind: 'newsroom' }, { isRequired })
    return done(null)
  })
}

/** Whether two admins are needed. */
export async function areTwoNeededToRestore(admin: Person): Promise<boolean> {
  authorise(admin, 'change settings')
  const [row] = await database().select({ is: newsroom.restoreNeedsTwo }).from(newsroom)
  return row?.is ?? false
}
