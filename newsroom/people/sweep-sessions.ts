import { lt, or, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { oneTimeLinks, sessions } from '#db/schema/people.ts'

const longAgo = sql`now() - interval '30 days'`

/** Deletes sessions and one-time links that ended a month ago. Until then they show who was signed in. */
export async function sweepSessions(): Promise<void> {
  await database()
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, longAgo), lt(sessions.revokedAt, longAgo)))
  await database().delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, longAgo))
}
