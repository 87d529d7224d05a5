import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { readerPassword } from '#lib/env.ts'
import { installQueues } from './queue.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Migrates a database to the newest schema and sets the password of galley_reader. Several processes may run it at once. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(71, 1)`
    await runMigrations(drizzle(client), { migrationsFolder })
    await installQueues(url)
    if (!process.env.GALLEY_READER_URL) await client.unsafe(`alter role galley_reader with login password '${readerPassword()}'`)
  } finally {
    await client.end()
  }
}
