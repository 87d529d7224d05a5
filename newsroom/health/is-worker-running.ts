import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/** The worker holds a connection for as long as it runs. */
export async function isWorkerRunning(): Promise<boolean> {
  const [row] = await database().execute<{ running: boolean }>(sql`
    select exists (select from pg_stat_activity where application_name = 'galley-worker' and datname = current_database()) as running`)
  return row?.running ?? false
}
