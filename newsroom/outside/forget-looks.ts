import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/** Deletes the looks that wait: what was just put in (the demo) was not published by anybody, and nobody waits to see it. */
export async function forgetLooks(): Promise<void> {
  await database().execute(sql`delete from pgboss.job where name = 'look-outside' and state = 'created'`)
}
