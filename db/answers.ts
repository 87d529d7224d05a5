import { sql } from 'drizzle-orm'
import { database, paperDatabase } from './client.ts'

/** Whether both pools reach the database. A database that takes longer than two seconds does not count. */
export async function databaseAnswers(): Promise<boolean> {
  const timeout = new Promise<false>((answer) => setTimeout(answer, 2_000, false).unref())
  const queries = Promise.all([database().execute(sql`select 1`), paperDatabase().execute(sql`select 1`)]).then(
    () => true,
    () => false,
  )
  return Promise.race([queries, timeout])
}
