import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { announceStaff } from './announce-staff.ts'
import { lockPerson } from './lock-person.ts'
import type { Actor } from './person.ts'
import { authorise, requireProof } from './policy.ts'

/** Enables a disabled account. Its ended sessions stay ended. Nobody is left of one that was erased. */
export async function enable(admin: Actor, personId: string): Promise<Outcome<null, never>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  return transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (person.erasedAt) throw new NotFound(`no person ${personId}`)
    if (!person.disabledAt) return done(null)
    await tx.update(people).set({ disabledAt: null }).where(eq(people.id, personId))
    await record(tx, admin, 'enable', { kind: 'person', id: personId })
    await announceStaff(tx, personId)
    return done(null)
  })
}
