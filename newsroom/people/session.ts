import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { database, now, type Transaction } from '#db/client.ts'
import { people, sessions } from '#db/schema/people.ts'
import type { Person } from './person.ts'
import { personColumns, withoutSession } from './without-session.ts'

/** A session ends 30 days after signing in. The cookie has the same lifetime. */
export const sessionDays = 30

/** The person of a valid session; null otherwise. Role, disabled and revoked are read on every call. */
export async function personOfSession(sessionId: string): Promise<Person | null> {
  const [row] = await database()
    .select({
      ...personColumns,
      sessionId: sessions.id,
      unseen: sql<boolean>`${sessions.seenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now), isNull(people.disabledAt)))
  if (!row) return null
  if (row.unseen) await see(sessionId)
  return { ...withoutSession(row), sessionId: row.sessionId }
}

/** Opens a session for somebody who has just proved who they are. The caller's transaction also uses up the proof. */
export async function openSession(tx: Transaction, personId: string, userAgent: string): Promise<string> {
  const [session] = await tx
    .insert(sessions)
    .values({ personId, userAgent: userAgent.slice(0, 400), expiresAt: sql`now() + ${`${sessionDays} days`}::interval` })
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
