import { and, eq, isNull, ne, type SQL } from 'drizzle-orm'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { sessions } from '#db/schema/people.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { lockPerson } from './lock-person.ts'
import type { Person } from './person.ts'
import { authorise, requireProof } from './policy.ts'

/** Ends one of the person's own sessions: this browser's, or another's. Throws NotFound for other people's sessions. */
export async function endSession(person: Person, sessionId: string): Promise<Outcome<{ here: boolean }, never>> {
  return transaction(async (tx) => {
    const ended = await revokeSessions(tx, person.id, eq(sessions.id, sessionId))
    if (ended === 0) throw new NotFound(`no open session ${sessionId} of ${person.id}`)
    await record(tx, person, 'sign-out', { kind: 'session', id: sessionId })
    return done({ here: sessionId === person.sessionId })
  })
}

/** Ends all of the person's sessions except the current one. */
export async function signOutElsewhere(person: Person): Promise<Outcome<{ ended: number }, never>> {
  return transaction(async (tx) => {
    const ended = await revokeSessions(tx, person.id, ne(sessions.id, person.sessionId))
    await record(tx, person, 'sign-out-elsewhere', { kind: 'person', id: person.id }, { ended })
    return done({ ended })
  })
}

/** Ends every session of a person, by an admin; also the admin's own. */
export async function signOutEverywhere(admin: Person, personId: string): Promise<Outcome<{ ended: number }, never>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  return transaction(async (tx) => {
    await lockPerson(tx, personId)
    const ended = await revokeSessions(tx, personId)
    await record(tx, admin, 'sign-out-everywhere', { kind: 'person', id: personId }, { ended })
    return done({ ended })
  })
}

/** Revokes the open sessions of a person, or those that match `which`. Returns how many. */
export async function revokeSessions(tx: Transaction, personId: string, which?: SQL): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt), which))
    .returning({ id: sessions.id })
  return ended.length
}
