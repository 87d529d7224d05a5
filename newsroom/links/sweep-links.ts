import { and, isNull, lt, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { links } from '#db/schema/links.ts'

/** Forgets links that were last tried two days ago: an open story has them tried again. */
export async function sweepLinks(): Promise<void> {
  await database()
    .delete(links)
    .where(and(isNull(links.nextAt), lt(links.triedAt, sql`now() - interval '2 days'`)))
}
