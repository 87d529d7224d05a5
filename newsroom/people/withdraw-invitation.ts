import { eq } from 'drizzle-orm'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { announceStaff } from './announce-staff.ts'
import { lockPerson } from './lock-person.ts'
import { forgetLinks } from './one-time-link.ts'
import type { Actor } from './person.ts'
import { authorise, requireProof } from './policy.ts'

/**
 * Withdraws the invitation of somebody who has never signed in: its link ends with the same COMMIT, and they leave the list. Their row stays,
 * since colleagues may have named it, and is used again when they are invited anew.
 */
export async function withdrawInvitation(admin: Actor, personId: string): Promise<Outcome<null, 'joined'>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  return transaction(async (tx) => {
    const { email, joinedAt, disabledAt } = await lockPerson(tx, personId)
    if (joinedAt) return no('joined')
    if (disabledAt) return done(null)
    await tx.update(people).set({ disabledAt: now }).where(eq(people.id, personId))
    await forgetLinks(tx, personId)
    await record(tx, admin, 'withdraw-invitation', { kind: 'person', id: personId }, { email })
    await announceStaff(tx, personId)
    return done(null)
  })
}
