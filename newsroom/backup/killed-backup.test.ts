import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { databaseUrl } from '#lib/env.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { seedCast } from '#testing/cast.ts'
import { askDatabase, everyRow, otherDatabase } from '#testing/other-database.ts'
import { ownHome } from '#testing/pictures.ts'
import { withoutMachines } from '#testing/without-machines.ts'
import { backupStore } from './backup-store.ts'
import { faultyPictures } from './kept-pictures.ts'
import { listBackups } from './list-backups.ts'
import { checkParts, restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'
import { verifyBackup } from './verify-backup.ts'

/** Ten points of its time in `npm run proof -- kept`; three of less in `npm test`. */
const { kills, people, pictures } =
  process.env.GALLEY_PROOF === 'long' ? { kills: 10, people: 20_000, pictures: 150 } : { kills: 3, people: 2_000, pictures: 60 }
const home = ownHome()
const folder = mkdtempSync(join(tmpdir(), 'galley-backups-'))
const elsewhere = mkdtempSync(join(tmpdir(), 'galley-elsewhere-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(elsewhere, { recursive: true, force: true })
})

beforeAll(async () => {
  await seedCast()
  await database().execute(sql`
    insert into people (id, name, role, email) select gen_random_uuid(), 'Person ' || n, 'journalist', n || '@paper.test' from generate_series(1, ${people}) n`)
  for (let number = 0; number < pictures; number += 1) {
    const hash = number.toString(16).padStart(2, '0').repeat(32).slice(0, 64)
    await storage().put(`${hash.slice(0, 2)}/${hash}/original`, Buffer.alloc(50_000 + number, number))
  }
})

/** Runs the command, kills it after some milliseconds if it still runs, and says how long it ran. */
async function run(words: string[], environment: Record<string, string>, killAfter?: number): Promise<{ ms: number; killed: boolean }> {
  const began = performance.now()
  const child = spawn(process.execPath, ['cli/galley.ts', ...words], { env: { ...process.env, ...environment }, stdio: 'ignore' })
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
  const [code, signal] = await new Promise<[number | null, string | null]>((ended) => child.on('exit', (...all) => ended(all)))
  clearTimeout(timer)
  if (killAfter === undefined) expect(code).toBe(0)
  return { ms: performance.now() - began, killed: signal === 'SIGKILL' }
}

const points = Array.from({ length: kills }, (_, number) => (number + 0.5) / kills)

test('a backup that is killed anywhere leaves no backup that looks whole and is not', { timeout: 600_000 }, async () => {
  const environment = { DATABASE_URL: databaseUrl(), GALLEY_HOME: home }
  const { ms } = await run(['backup', '--to', join(folder, 'measured')], environment)
  const place = join(folder, 'killed')
  for (const point of points) await run(['backup', '--to', place], environment, ms * point)
  const store = backupStore(place)
  for (const each of await listBackups(store)) {
    expect(each.state).not.toBe('damaged')
    if (each.state !== 'whole') continue
    await checkParts(store, each.name, each.manifest)
    expect(await faultyPictures(store, each.name, each.manifest, true)).toEqual([])
  }
  // The lock went with the killed process, and what it left does not disturb the next one.
  const { name } = await takeBackup(databaseUrl(), store)
  expect(await verifyBackup(databaseUrl(), store, name, { thorough: true })).toMatchObject({ differing: [], faultyPictures: [] })
})

test('a restore that is killed anywhere leaves the newsroom empty or whole, and restoring again ends it', {
  timeout: 600_000,
}, async () => {
  const store = backupStore(join(folder, 'restored'))
  const { name } = await takeBackup(databaseUrl(), store)
  const before = withoutMachines(await everyRow(databaseUrl()))
  const words = ['restore', name, '--from', store.place]
  const measured = await otherDatabase()
  const { ms } = await run(words, { DATABASE_URL: measured, GALLEY_HOME: mkdtempSync(join(elsewhere, 'measured-')) })
  expect(withoutMachines(await everyRow(measured))).toEqual(before)
  const seen = { empty: 0, whole: 0 }
  for (const point of points) {
    const environment = { DATABASE_URL: await otherDatabase(), GALLEY_HOME: mkdtempSync(join(elsewhere, 'killed-')) }
    await run(words, environment, ms * point)
    const rows = await restedRows(environment.DATABASE_URL)
    const isEmpty = !rows.people || (rows.people as unknown[]).length === 0
    if (!isEmpty) expect(withoutMachines(rows)).toEqual(before)
    seen[isEmpty ? 'empty' : 'whole'] += 1
    process.env.GALLEY_HOME = environment.GALLEY_HOME
    await restoreBackup(environment.DATABASE_URL, store, name)
    process.env.GALLEY_HOME = home
    expect(withoutMachines(await everyRow(environment.DATABASE_URL))).toEqual(before)
  }
  expect(seen.empty).toBeGreaterThan(0)
})

/** The rows once Postgres has noticed that the killed process is gone. */
async function restedRows(url: string): Promise<Record<string, unknown>> {
  await askDatabase(url, async (client) => {
    for (;;) {
      const [row] = await client<{ others: number }[]>`
        select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
      if (row?.others === 0) return
      await client`select pg_sleep(0.05)`
    }
  })
  return everyRow(url)
}
