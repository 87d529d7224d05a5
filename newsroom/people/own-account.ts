import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { factorsOf } from './factors.ts'
import { openSessions } from './open-sessions.ts'
import { ownPasskeys } from './own-passkeys.ts'
import type { Person } from './person.ts'
import { proof } from './set-password.ts'

/** What the account page shows to its owner. `proof` is what a change of the password requires. */
export async function ownAccount(person: Person) {
  const [row] = await database().select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, person.id))
  const [passkeys, factors] = [await ownPasskeys(person), await factorsOf(database(), person.id)]
  return {
    ...{ passkeys, factors },
    hasPassword: Boolean(row?.passwordHash),
    proof: await proof(database(), person, row?.passwordHash),
    sessions: await openSessions({ of: person.id, seenBy: person }),
  }
}
