import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { migrate } from '#db/migrate.ts'

/** Vitest's global setup, of two projects: a migrated template database that every test file copies, unless who started vitest has made it. */
export default async function setup() {
  process.env.GALLEY_SECRET ??= randomBytes(32).toString('base64url')
  const admin = process.env.GALLEY_TEST_POSTGRES
  if (!admin) throw new Error('no Postgres for tests: set GALLEY_TEST_POSTGRES')
  if (process.env.GALLEY_TEST_TEMPLATE) return
  const name = `template_${process.pid}`
  await makeTemplate(admin, name)
  process.env.GALLEY_TEST_TEMPLATE = name
  return () => ask(admin, `drop database if exists ${name} with (force)`)
}

/** Makes a migrated database with this name on this server. */
export async function makeTemplate(admin: string, name: string): Promise<void> {
  await ask(admin, `drop database if exists ${name} with (force)`)
  await ask(admin, `create database ${name}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  await migrate(url.href)
}

async function ask(admin: string, statement: string): Promise<void> {
  const client = postgres(admin, { max: 1, onnotice: () => {} })
  await client.unsafe(statement)
  await client.end()
}
