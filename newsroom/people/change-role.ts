import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people, sessions } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { factorsOf, hasFactor, needsFactor } from './factors.ts'
import { isLastAdmin, lockPerson } from './lock-person.ts'
import type { Actor, Role } from './person.ts'
import { authorise, requireProof } from './policy.ts'

/**
 * Takes effect on the person's next request, and ends the limits of an editor to some sections and the invitations of a guest. Whoever needs a second factor in the new role and has none sets one up before the desk opens
 * again. Admins cannot change their own role, so they cannot lock themselves out.
 */
export async function changeRole(admin: Actor, personId: string, role: Role): Promise<Outcome<{ role: Role }, 'yourself' | 'last-admin'>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  if (personId === admin.id) return no('yourself')
  return transaction(async (tx) => {
    const last = await isLastAdmin(tx, personId)
    const person = await lockPerson(tx, personId)
    if (last && role !== 'admin') return no('last-admin')
    if (person.role === role) return done({ role })
    if (person.role === 'guest') await tx.delete(storyGuests).where(eq(storyGuests.personId, personId))
    await tx.update(people).set({ role, limitedTo: null }).where(eq(people.id, personId))
    if ((await needsFactor(tx, personId)) && !hasFactor(await factorsOf(tx, personId)))
      await tx.update(sessions).set({ mustSetUp: true }).where(eq(sessions.personId, personId))
    await record(tx, admin, 'change-role', { kind: 'person', id: personId }, { from: person.role, to: role })
    return done({ role })
  })
}
