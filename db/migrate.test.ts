import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { migrate, newestMigration } from './migrate.ts'

test('several databases of one server are migrated at once', async () => {
  const server = process.env.GALLEY_TEST_POSTGRES ?? ''
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  const names = Array.from({ length: 4 }, () => `migrated_${randomUUID().replaceAll('-', '')}`)
  const urlOf = (name: string) => Object.assign(new URL(server), { pathname: `/${name}` }).href
  try {
    for (const name of names) await admin.unsafe(`create database ${name}`)
    await Promise.all(names.map((name) => migrate(urlOf(name))))
    const newest = await Promise.all(
      names.map(async (name) => {
        const client = postgres(urlOf(name), { max: 1 })
        return newestMigration(client).finally(() => client.end())
      }),
    )
    expect(newest[0]).not.toBeNull()
    expect(new Set(newest.map((one) => one?.at)).size).toBe(1)
  } finally {
    for (const name of names) await admin.unsafe(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
})
