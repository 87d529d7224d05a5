import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { database, now } from '#db/client.ts'
import { people, sessions } from '#db/schema/people.ts'
import { factorsOf } from './factors.ts'
import { ownPasskeys } from './own-passkeys.ts'
import type { Person } from './person.ts'
import { proof } from './set-password.ts'

export type OwnSession = { id: string; userAgent: string; createdAt: Date; seenAt: Date; here: boolean }

/** What the account page shows to its owner. `proof` is what a change of the password requires. */
export async function ownAccount(person: Person) {
  const open = await database()
    .select({ id: sessions.id, userAgent: sessions.userAgent, createdAt: sessions.createdAt, seenAt: sessions.seenAt })
    .from(sessions)
    .where(and(eq(sessions.personId, person.id), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.seenAt), desc(sessions.id))
  const [row] = await database().select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, person.id))
  const [passkeys, factors] = [await ownPasskeys(person), await factorsOf(database(), person.id)]
  return {
    ...{ passkeys, factors },
    hasPassword: Boolean(row?.passwordHash),
    proof: await proof(database(), person, row?.passwordHash),
    sessions: open.map((session): OwnSession => ({ ...session, here: session.id === person.sessionId })),
  }
}
