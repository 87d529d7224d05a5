import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type postgres from 'postgres'
import { askOnce } from '#db/ask-once.ts'
import { closeDatabase } from '#db/client.ts'
import { migrate, migrateUntil } from '#db/migrate.ts'
import { backupStore } from '#newsroom/backup/backup-store.ts'
import { newsroomTables, quote, sequences } from '#newsroom/backup/tables.ts'
import { takeBackup } from '#newsroom/backup/take-backup.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { originalKey } from '#newsroom/media/storage-keys.ts'
import { startPostgres } from '#services/up/postgres.ts'
import { root } from '#services/up/supervise.ts'
import { seedCast } from '#testing/cast.ts'
import { fillTables } from '#testing/fill-tables.ts'
import { keptUpgrades, wantedValues } from '#testing/upgrades.ts'

/**
 * `node scripts/keep-upgrade.ts [NUMBER…]`: keeps a small newsroom with a row in every table, as it was at the newest migration or at the
 * named ones, as a backup in testing/upgrades. `npm test` migrates each to now (newsroom/backup/upgrades.test.ts). Run it with each release.
 */
const journal: { entries: { idx: number; when: number; tag: string }[] } = JSON.parse(
  readFileSync(new URL('../db/migrations/meta/_journal.json', import.meta.url), 'utf8'),
)
const asked = process.argv.slice(2).map(Number)
const chosen = asked.length > 0 ? journal.entries.filter(({ idx }) => asked.includes(idx)) : journal.entries.slice(-1)
const folder = mkdtempSync(join(tmpdir(), 'galley-keep-upgrade-'))
chmodSync(folder, 0o711) // Postgres runs as another user than root and must enter this folder
Object.assign(process.env, { GALLEY_HOME: folder, GALLEY_SECRET: randomBytes(32).toString('base64url') })
const server = await startPostgres(folder, { durable: false })
try {
  const now = await makeDatabase('now')
  process.env.DATABASE_URL = now.href
  await migrate(now.href)
  await seedCast()
  await closeDatabase()
  await storage().put(originalKey('ab'.repeat(32)), Buffer.from('a picture'))
  await askOnce(now.href, (client) => fillTables(client, wantedValues))
  for (const { idx, when, tag } of chosen) {
    const then = await makeDatabase(`at_${idx}`)
    await migrateUntil(then.href, { hash: '', at: when })
    await askOnce(now.href, (from) => askOnce(then.href, (to) => copyRows(from, to)))
    await askOnce(then.href, (client) => fillTables(client, wantedValues))
    const { name, manifest } = await takeBackup(then.href, backupStore(join(root, keptUpgrades)))
    console.log(`${tag}: ${name}, ${manifest.tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${manifest.tables.length} tables`)
  }
} finally {
  await closeDatabase()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function makeDatabase(name: string): Promise<URL> {
  const url = new URL(server.url)
  await askOnce(url.href, (client) => client.unsafe(`create database ${name} template template0`))
  url.pathname = `/${name}`
  return url
}

/** What both versions of a table have. A row that the older one does not take (a word that was not there yet) is left out. */
async function copyRows(from: postgres.Sql, to: postgres.Sql): Promise<void> {
  const now = new Map((await newsroomTables(from)).map((table) => [table.name, table.columns]))
  await to`set session_replication_role = replica` // in any order; restoring checks all keys
  for (const { name, columns } of await newsroomTables(to)) {
    const common = columns.filter((column) => now.get(name)?.includes(column)).map(quote)
    if (common.length === 0) continue
    const rows = await from.unsafe<{ row: string }[]>(`select to_jsonb(each)::text as row from public.${quote(name)} each`)
    for (const { row } of rows)
      await to
        .unsafe(
          `insert into public.${quote(name)} (${common}) select ${common} from jsonb_populate_record(null::public.${quote(name)}, $1::text::jsonb)
           on conflict do nothing`,
          [row],
        )
        .catch((error: Error) => console.log(`  left out of ${name}: ${error.message}`))
  }
  const there = new Set((await sequences(to)).map(({ name }) => name))
  for (const { name, value, isCalled } of await sequences(from))
    if (there.has(name)) await to`select setval(${`public.${quote(name)}`}::regclass, ${value}::bigint, ${isCalled})`
  await to`set session_replication_role = origin`
}
