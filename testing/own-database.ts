import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { setNewsroomZone, setPublishedLanguages, usualLanguages } from '#lib/publication.ts'
import { copyTemplate } from './copy-template.ts'

/**
 * A database for this test file, copied from the migrated template that vitest's global setup made. Runs before each test file
 * (`setupFiles` in vitest.config.ts).
 */
const admin = process.env.GALLEY_TEST_POSTGRES
// Test files share their process and its loaded modules (vitest.config.ts). Hooks run in reverse order: this one last.
const before = { ...process.env }
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})
if (admin) {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = postgres(admin, { max: 1, onnotice: () => {} })
  await copyTemplate(client, name)
  const url = new URL(admin)
  url.pathname = `/${name}`
  process.env.DATABASE_URL = url.href
  await closeDatabase()
  setPublishedLanguages(usualLanguages)
  setNewsroomZone('UTC')
  afterAll(async () => {
    await closeDatabase()
    await client.unsafe(`drop database ${name} with (force)`)
    await client.end()
  })
}
