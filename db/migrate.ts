import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { readerPassword } from '#lib/env.ts'
import { installQueues } from './queue.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/** A migration that a database has: drizzle knows it by the hash of its file and the time in the journal. */
export type DoneMigration = { hash: string; at: number }

/** The newest migration that a database has; null for one without any. */
export async function newestMigration(client: postgres.Sql | postgres.TransactionSql): Promise<DoneMigration | null> {
  const [table] = await client<{ there: boolean }[]>`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!table?.there) return null
  const [row] = await client<{ hash: string; at: string }[]>`
    select hash, created_at as at from drizzle.__drizzle_migrations order by created_at desc limit 1`
  return row ? { hash: row.hash, at: Number(row.at) } : null
}

/** Whether this Galley has the same migration. An unknown one was made by a newer Galley, or by another program. */
export const knowsMigration = ({ hash, at }: DoneMigration): boolean =>
  readMigrationFiles({ migrationsFolder }).some((known) => known.folderMillis === at && known.hash === hash)

/** Migrates a database only so far. */
export async function migrateUntil(url: string, last: DoneMigration): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(71, 1)`
    await again(() => runMigrations(client, (each) => each.folderMillis <= last.at))
  } finally {
    await client.end()
  }
}

/** Migrates a database to the newest schema and sets the password of galley_reader. Several processes may run it at once. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(71, 1)`
    await again(() => runMigrations(client))
    await installQueues(url)
    if (!process.env.GALLEY_READER_URL)
      await again(() => client.unsafe(`alter role galley_reader with login password '${readerPassword()}'`))
  } finally {
    await client.end()
  }
}

/** Sends each file as one message: by statements it is ten times as many, and an empty database takes half as long again. */
async function runMigrations(client: postgres.Sql, isWanted: (one: MigrationMeta) => boolean = () => true): Promise<void> {
  const wanted = readMigrationFiles({ migrationsFolder }).filter(isWanted)
  const whole = wanted.map((one) => ({ ...one, sql: [one.sql.join('\n;\n')] }))
  await new PgDialect().migrate(whole, drizzle(client)._.session as never, { migrationsFolder }) // its type names the driver, of which nothing is asked
}

const mostTries = 20

/**
 * Roles belong to all databases of a server. Of two databases that are migrated at once (a newsroom, and the copy in which its backup is
 * verified) Postgres lets one change a role, and refuses the other: that one does it again. So does a migration that Postgres ended because
 * it and a process of the version before waited for each other.
 */
async function again(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work()
      return
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      if (tries === mostTries || !isPassing(cause)) throw error
      await wait(50 * tries)
    }
  }
}

const isPassing = (cause: unknown): boolean =>
  cause instanceof postgres.PostgresError && (cause.message === 'tuple concurrently updated' || cause.code === '40P01') // deadlock_detected
