import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll } from 'vitest'
import { copyTemplate } from './copy-template.ts'

/**
 * The address of another database on the Postgres of the tests: an empty newsroom of this version, or `bare`, without any table. It is dropped
 * after the test file.
 */
export async function otherDatabase(kind: 'newsroom' | 'bare' = 'newsroom'): Promise<string> {
  const admin = process.env.GALLEY_TEST_POSTGRES
  if (!admin) throw new Error('no Postgres for tests: set GALLEY_TEST_POSTGRES')
  const name = `other_${randomUUID().replaceAll('-', '')}`
  await askDatabase(admin, async (client) => {
    if (kind === 'bare') await client.unsafe(`create database ${name} template template0`)
    else await copyTemplate(client, name)
  })
  afterAll(() => askDatabase(admin, (client) => client.unsafe(`drop database if exists ${name} with (force)`)))
  const url = new URL(admin)
  url.pathname = `/${name}`
  return url.href
}

/** Asks a database by its address, on a connection of its own. */
export async function askDatabase<Answer>(url: string, ask: (client: postgres.Sql) => PromiseLike<Answer>): Promise<Answer> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'test' } })
  try {
    return await ask(client)
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** Every row of every table, read in another way than backups do: as JSON, in the order of its text. */
export async function everyRow(url: string): Promise<Record<string, unknown>> {
  return askDatabase(url, async (client) => {
    const tables = await client<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`
    const rows: Record<string, unknown> = {}
    for (const { name } of tables) {
      const found = await client.unsafe(`select to_jsonb(each)::text as row from public."${name}" each order by 1`)
      rows[name] = found.map(({ row }) => row)
    }
    return rows
  })
}
