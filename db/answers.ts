import { sql } from 'drizzle-orm'
import { database, paperDatabase } from './client.ts'

/** Whether both pools reach the database now. A database that takes longer than two seconds does not count as answering. */
export async function databaseAnswers(): Promise<boolean> {
  const late = new Promise<false>((answer) => setTimeout(answer, 2_000, false).unref())
  const asked = Promise.all([database().execute(sql`select 1`), paperDatabase().execute(sql`select 1`)]).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late])
}
