import { eq } from 'drizzle-orm'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { announceStaff } from './announce-staff.ts'
import { isLastAdmin, lockPerson } from './lock-person.ts'
import { forgetLinks } from './one-time-link.ts'
import type { Actor } from './person.ts'
import { authorise, requireProof } from './policy.ts'
import { revokeSessions } from './sign-out.ts'

/** Disables an account: its sessions and links end with the same COMMIT. The person's stories stay. */
export async function disable(admin: Actor, personId: string): Promise<Outcome<null, 'yourself' | 'last-admin'>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  if (personId === admin.id) return no('yourself')
  return transaction(async (tx) => {
    const last = await isLastAdmin(tx, personId)
    const person = await lockPerson(tx, personId)
    if (last) return no('last-admin')
    if (person.disabledAt) return done(null)
    await tx.update(people).set({ disabledAt: now }).where(eq(people.id, personId))
    await forgetLinks(tx, personId)
    await revokeSessions(tx, personId)
    await record(tx, admin, 'disable', { kind: 'person', id: personId })
    await announceStaff(tx, personId)
    return done(null)
  })
}
