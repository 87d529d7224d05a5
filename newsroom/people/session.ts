import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { database, now, type Transaction } from '#db/client.ts'
import { people, sessions } from '#db/schema/people.ts'
import { factorsOf, hasFactor, needsFactor } from './factors.ts'
import type { Person } from './person.ts'
import { proofMinutes } from './policy.ts'
import { personColumns, withoutSession } from './without-session.ts'

/** A session ends 30 days after signing in. The cookie has the same lifetime. */
export const sessionDays = 30

/**
 * The person of a valid session; null otherwise, and while they have to set up a second factor. Role, disabled and revoked are read on every
 * call.
 */
export async function personOfSession(sessionId: string): Promise<Person | null> {
  const row = await readSession(sessionId)
  return row && !row.mustSetUp ? row.person : null
}

/** The person of a valid session who has to set up a second factor before the session opens the desk. */
export async function personSettingUp(sessionId: string): Promise<Person | null> {
  const row = await readSession(sessionId)
  return row?.mustSetUp ? row.person : null
}

async function readSession(sessionId: string): Promise<{ person: Person; mustSetUp: boolean } | null> {
  const [row] = await database()
    .select({
      ...personColumns,
      sessionId: sessions.id,
      mustSetUp: sessions.mustSetUp,
      isProven: sql<boolean>`${sessions.provenAt} > now() - ${`${proofMinutes} minutes`}::interval`,
      unseen: sql<boolean>`${sessions.seenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now), isNull(people.disabledAt)))
  if (!row) return null
  if (row.unseen) await see(sessionId)
  return { person: { ...withoutSession(row), sessionId: row.sessionId, isProven: row.isProven }, mustSetUp: row.mustSetUp }
}

/** Opens a session for somebody who has just proved who they are. The caller's transaction also uses up the proof. */
export async function openSession(tx: Transaction, personId: string, userAgent: string): Promise<string> {
  await tx
    .update(people)
    .set({ joinedAt: now })
    .where(and(eq(people.id, personId), isNull(people.joinedAt)))
  const [session] = await tx
    .insert(sessions)
    .values({
      personId,
      userAgent: userAgent.slice(0, 400),
      mustSetUp: (await needsFactor(tx, personId)) && !hasFactor(await factorsOf(tx, personId)),
      expiresAt: sql`now() + ${`${sessionDays} days`}::interval`,
    })
    .returning({ id: sessions.id })
  if (!session) throw new Error('the session was not written')
  return session.id
}

/** Recorded at most once a minute, so that reading a page rarely writes. */
const see = (id: string) =>
  database()
    .update(sessions)
    .set({ seenAt: now })
    .where(and(eq(sessions.id, id), lt(sessions.seenAt, sql`now() - interval '1 minute'`)))
