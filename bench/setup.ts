import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { closeDatabase, database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { people } from '#db/schema/people.ts'
import { seedDemo } from '#demo/seed.ts'
import { sealSession } from '#e2e/seal-session.ts'
import { secretFile } from '#lib/env.ts'
import type { Person } from '#newsroom/people/person.ts'
import { readOrMakeSecret } from '#services/up/home-folder.ts'
import { startPostgres } from '#services/up/postgres.ts'
import { planAhead } from './plan-ahead.ts'
import { startWeb, type Web } from './web.ts'
import { storiesOfTheWire, wireFile } from './wire-file.ts'

export type Counts = { imported: number; unchanged: number; failed: number; seconds: number; megabytes: number }

/**
 * A newsroom for the bench in a temporary folder: an embedded Postgres with full durability, the demo (for pictures and long stories), and
 * the wire once `filled` was called.
 */
export type Setup = {
  folder: string
  url: string
  client: postgres.Sql
  editor: Person
  cookie: string
  /** Imports the wire, once. Returns the counts of the import. */
  filled: () => Promise<Counts>
  /** After that, a year of plans, moves and audit, once. */
  planned: () => Promise<void>
  web: () => Promise<Web>
  /** Stops Postgres, so that another process can start it. */
  stopPostgres: () => Promise<void>
  leave: () => Promise<void>
}

export async function prepare(): Promise<Setup> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  chmodSync(folder, 0o711) // Postgres runs as another user than root and must enter this folder
  process.env.GALLEY_HOME = folder
  process.env.GALLEY_SECRET ||= readOrMakeSecret(secretFile())
  delete process.env.GALLEY_READER_URL
  const embedded = await startPostgres(folder)
  process.env.DATABASE_URL = embedded.url
  await migrate(embedded.url)
  const cast = await seedDemo()
  const { editor, cookie } = await signIn(cast.editor)
  const client = postgres(embedded.url, { max: 1, onnotice: () => {} })
  let filling: Promise<Counts> | undefined
  let planning: Promise<void> | undefined
  let closing: Promise<void> | undefined
  const stopPostgres = async () => {
    closing ??= client.end().then(closeDatabase)
    await closing
    await embedded.stop()
  }
  const fill = () => {
    filling ??= importStories(folder, client)
    return filling
  }
  return {
    folder,
    url: embedded.url,
    client,
    editor,
    cookie,
    filled: fill,
    planned: () => {
      planning ??= fill().then(() => planAhead(client, editor))
      return planning
    },
    web: () => startWeb(embedded.url),
    stopPostgres,
    leave: async () => {
      await stopPostgres()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function importStories(folder: string, client: postgres.Sql): Promise<Counts> {
  const counts = await galleyImport(wireFile(folder).path)
  if (counts.imported !== storiesOfTheWire) throw new Error(`${counts.imported} stories came in instead of ${storiesOfTheWire}`)
  await client`vacuum analyze` // autovacuum would do this within a minute or two
  return counts
}

/** Runs `galley import` as its user would. */
export async function galleyImport(path: string, databaseUrl = process.env.DATABASE_URL): Promise<Counts> {
  const run = [join(import.meta.dirname, '../cli/galley.ts'), 'import', path, '--as', 'published', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, run, { env: { ...process.env, DATABASE_URL: databaseUrl } })
  return JSON.parse(stdout)
}

async function signIn(email: string): Promise<{ editor: Person; cookie: string }> {
  const [found] = await database()
    .select({ id: people.id, name: people.name, email: people.email, role: people.role })
    .from(people)
    .where(eq(people.email, email))
  if (!found) throw new Error(`the demo has nobody with the address ${email}`)
  const { name, value } = await sealSession(found.id, 'bench')
  return { editor: { ...found, sessionId: '', limits: null, isProven: true, deskLanguage: null }, cookie: `${name}=${value}` }
}
