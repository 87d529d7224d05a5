import type { z } from 'zod'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { factorsOf, hasFactor } from '#newsroom/people/factors.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import type { secondFactorInput } from './input.ts'

/**
 * Sets whether editors and admins need a second factor. Who has none sets one up at their next sign-in; open sessions stay as they are. The
 * admin who requires it needs one already, so that they know what they ask for.
 */
export async function requireSecondFactor(
  admin: Person,
  { isRequired }: z.output<typeof secondFactorInput>,
): Promise<Outcome<null, 'own-factor-first'>> {
  authorise(admin, 'change settings')
  requireProof(admin)
  return transaction(async (tx) => {
    if (isRequired && !hasFactor(await factorsOf(tx, admin.id))) return no('own-factor-first')
    const [before] = await tx.select({ is: newsroom.needsSecondFactor }).from(newsroom).for('update')
    if ((before?.is ?? false) === isRequired) return done(null)
    const set = { needsSecondFactor: isRequired }
    await tx
      .insert(newsroom)
      .values({ name: {}, tagline: {}, ...set })
      .onConflictDoUpdate({ target: newsroom.id, set })
    await record(tx, admin, 'require-second-factor', { kind: 'newsroom' }, { isRequired })
    return done(null)
  })
}

export async function isSecondFactorRequired(admin: Person): Promise<boolean> {
  authorise(admin, 'change settings')
  const [row] = await database().select({ is: newsroom.needsSecondFactor }).from(newsroom)
  return row?.is ?? false
}
