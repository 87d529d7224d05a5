import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { databaseUrl, environmentProblems, home, secretFile } from '#lib/env.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { CannotStart } from '#services/up/cannot-start.ts'
import { checkDatabase } from '#services/up/database-check.ts'
import { openHome, readOrMakeSecret } from '#services/up/home-folder.ts'
import { startPostgres } from '#services/up/postgres.ts'

/**
 * Connects to the newsroom's database as `npm start` would: DATABASE_URL, or the Postgres of GALLEY_HOME, which is started if needed.
 * Returns a function that stops what was started here. Migrates the database if it is outdated.
 */
export async function openDatabase(): Promise<() => Promise<void>> {
  const leave = await findDatabase()
  await checkDatabase(databaseUrl())
  const state = await migrationState(databaseUrl())
  if (state.done < state.known) await migrate(databaseUrl())
  await readPublication(database())
  return leave
}

/** Connects without looking at the contents of the database. */
export async function findDatabase(): Promise<() => Promise<void>> {
  const problems = environmentProblems()
  if (problems.length > 0) throw new CannotStart(problems.join('\n'))
  openHome(home())
  process.env.GALLEY_SECRET ||= readOrMakeSecret(secretFile())
  if (process.env.DATABASE_URL) return async () => {}
  const embedded = await startPostgres(home())
  process.env.DATABASE_URL = embedded.url
  return async () => {
    if (!embedded.taken) await embedded.stop()
  }
}

/** How many migrations exist, and how many of them the database has. */
export async function migrationState(url: string): Promise<{ known: number; done: number }> {
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(new URL('../db/migrations/meta/_journal.json', import.meta.url), 'utf8'))
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [table] = await client<{ there: boolean }[]>`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
    if (!table?.there) return { known: journal.entries.length, done: 0 }
    const [row] = await client<{ done: number }[]>`select count(*)::int as done from drizzle.__drizzle_migrations`
    return { known: journal.entries.length, done: row?.done ?? 0 }
  } finally {
    await client.end({ timeout: 1 })
  }
}
