import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { migrate } from '#db/migrate.ts'

/** Vitest's global setup: a migrated template database that every test file copies; dropped at the end. */
export default async function setup() {
  process.env.GALLEY_SECRET ??= randomBytes(32).toString('base64url')
  const admin = process.env.GALLEY_TEST_POSTGRES
  if (!admin) throw new Error('no Postgres for tests: set GALLEY_TEST_POSTGRES')
  const template = `template_${process.pid}`
  process.env.GALLEY_TEST_TEMPLATE = template
  const client = postgres(admin, { max: 1, onnotice: () => {} })
  await client.unsafe(`drop database if exists ${template} with (force)`)
  await client.unsafe(`create database ${template}`)
  const url = new URL(admin)
  url.pathname = `/${template}`
  await migrate(url.href)
  return async () => {
    await client.unsafe(`drop database if exists ${template} with (force)`)
    await client.end()
  }
}
