import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sessions } from '#db/schema/people.ts'
import type { Person } from './person.ts'

/** The person has a second factor now: their sessions that waited for it open the desk. */
export async function endSetUp(tx: Transaction, { id }: Person): Promise<void> {
  await tx
    .update(sessions)
    .set({ mustSetUp: false })
    .where(and(eq(sessions.personId, id), sessions.mustSetUp))
}
