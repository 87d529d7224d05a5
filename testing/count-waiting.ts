import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/** How many connections to this database wait for a lock. */
export async function countWaiting(): Promise<number> {
  const [row] = await database().execute<{ waiting: number }>(
    sql`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return row?.waiting ?? 0
}
