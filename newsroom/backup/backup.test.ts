import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { migrateUntil } from '#db/migrate.ts'
import { people } from '#db/schema/people.ts'
import { databaseUrl } from '#lib/env.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { originalKey } from '#newsroom/media/storage-keys.ts'
import { seedCast } from '#testing/cast.ts'
import { askDatabase, everyRow, otherDatabase } from '#testing/other-database.ts'
import { ownHome } from '#testing/pictures.ts'
import { withoutMachines } from '#testing/without-machines.ts'
import { backupStore, keyOfPicture, nameAt } from './backup-store.ts'
import { findBackup, listBackups } from './list-backups.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'
import { thinBackups } from './thin-backups.ts'
import { verifyBackup } from './verify-backup.ts'

vi.setConfig({ testTimeout: 120_000 }) // a verification runs every migration
afterAll(() => vi.resetConfig())
const home = ownHome()
const folder = mkdtempSync(join(tmpdir(), 'galley-backups-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = backupStore(folder)
const hard = 'a tab\t, a line\nand another\r\n, \\N and \\. and "quotes", \u2028, Їжак 🦔, \u0001, ; \\\\'
const picture = 'ab'.repeat(32)

beforeAll(async () => {
  const cast = await seedCast()
  await database().execute(sql`update drafts set headline = ${hard}, dek = '' where article_id = ${cast.articles.draft}`)
  await storage().put(originalKey(picture), Buffer.from('the bytes of a picture'))
  await storage().put(`${picture.slice(0, 2)}/${picture}/full-320.avif`, Buffer.alloc(100_000, 7))
})

/** Where the backups have a picture with these bytes. */
const pathOfStored = (bytes: string) => join(folder, keyOfPicture(createHash('sha256').update(bytes).digest('hex')))

/** Restores as on another machine: into another database and another GALLEY_HOME. */
async function restoreElsewhere(name: string, url: string, elsewhere = mkdtempSync(join(tmpdir(), 'galley-elsewhere-'))) {
  process.env.GALLEY_HOME = elsewhere
  try {
    return { elsewhere, restored: await restoreBackup(url, store, name) }
  } finally {
    process.env.GALLEY_HOME = home
  }
}

test('what is backed up is restored: every row, every picture, and what comes after', async () => {
  await database().execute(sql`select setval('audit_id_seq', 41)`) // as if rows had come and gone
  const { name, manifest } = await takeBackup(databaseUrl(), store)
  const url = await otherDatabase('bare')
  const { elsewhere, restored } = await restoreElsewhere(name, url)
  expect(restored).toMatchObject({ picturesPut: 2, picturesMissing: [], rowsWereThere: false })
  const before = await everyRow(databaseUrl())
  expect(withoutMachines(await everyRow(url))).toEqual(withoutMachines(before))
  expect(Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]))).toEqual(
    Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, (rows as unknown[]).length])),
  )
  expect(manifest.tables.some(({ rows }) => rows === 0)).toBe(true)
  expect(readFileSync(join(elsewhere, 'media', originalKey(picture)), 'utf8')).toBe('the bytes of a picture')

  await askDatabase(url, async (client) => {
    // Triggers, keys and sequences are as they were.
    await expect(client`update revisions set headline = 'x'`).rejects.toThrow(/never changed/)
    await expect(client`update drafts set article_id = gen_random_uuid()`).rejects.toThrow(/foreign key/)
    const keys = "select count(*)::int as keys from pg_constraint where contype = 'f' and convalidated"
    const [here] = await client.unsafe(keys)
    const [there] = await database().execute(sql.raw(keys))
    expect(here?.keys).toBe(there?.keys)
    const [next] = await client`insert into audit (verb, subject) values ('publish', 'article') returning id`
    const [most] = await database().execute<{ id: string }>(sql`select coalesce(max(id), 0) as id from audit`)
    expect(Number(next?.id)).toBeGreaterThan(Number(most?.id))
    expect(Number(next?.id)).toBe(42)
  })
  rmSync(elsewhere, { recursive: true })
})

test('a restore that ended between the rows and the pictures goes on with the pictures', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  const url = await otherDatabase()
  const { elsewhere } = await restoreElsewhere(name, url)
  rmSync(join(elsewhere, 'media', originalKey(picture)))
  const { restored } = await restoreElsewhere(name, url, elsewhere)
  expect(restored).toMatchObject({ picturesPut: 1, rowsWereThere: true })
})

test('the second backup sends no picture again, and a new one alone', async () => {
  await takeBackup(databaseUrl(), store)
  expect((await takeBackup(databaseUrl(), store)).sent).toBe(0)
  await storage().put(originalKey('cd'.repeat(32)), Buffer.from('new'))
  expect((await takeBackup(databaseUrl(), store)).sent).toBe(1)
  await storage().forget('cd'.repeat(32))
})

test('the verification finds a backup whole, and leaves no database behind', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  expect(await verifyBackup(databaseUrl(), store, name, { thorough: true })).toMatchObject({ differing: [], faultyPictures: [] })
  const left = () =>
    database().execute<{ name: string }>(sql`select datname as name from pg_database where starts_with(datname, 'galley_verify_')`)
  // Other test files verify at the same time.
  await vi.waitFor(async () => expect([...(await left())]).toEqual([]), { timeout: 60_000, interval: 20 })
})

test('a verification removes the databases of two that were killed a day ago, and leaves two of today alone', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  const day = 24 * 3_600_000
  const names = [Date.now() - 2 * day, Date.now() - 3 * day, Date.now() - day / 2, Date.now()].map((at) => `galley_verify_${at}_x`)
  for (const each of names) await database().execute(sql.raw(`create database ${each} template template0`))
  await verifyBackup(databaseUrl(), store, name)
  const left = await database().execute<{ name: string }>(
    sql`select datname as name from pg_database where datname like 'galley\_verify\_%\_x'`,
  )
  for (const each of names) await database().execute(sql.raw(`drop database if exists ${each}`))
  expect(left.map((each) => each.name).sort()).toEqual(names.slice(2).sort())
})

test('the verification names a picture that is damaged: one that is short at once, one of the right size when it is thorough', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  const path = pathOfStored('the bytes of a picture')
  const bytes = readFileSync(path)
  writeFileSync(path, Buffer.from(bytes.map((byte) => byte ^ 1)))
  expect((await verifyBackup(databaseUrl(), store, name)).faultyPictures).toEqual([])
  expect((await verifyBackup(databaseUrl(), store, name, { thorough: true })).faultyPictures).toHaveLength(1)
  truncateSync(path, 3)
  expect((await verifyBackup(databaseUrl(), store, name)).faultyPictures).toHaveLength(1)
  // The next backup sends it again.
  expect((await takeBackup(databaseUrl(), store)).sent).toBe(1)
})

const damages: [string, RegExp, (backup: string, manifest: Manifest) => void][] = [
  [
    'a flipped byte',
    /damaged: its part articles.*Take another one: see `galley backups`/,
    (backup) => flipByte(join(backup, 'articles.copy.zst')),
  ],
  ['a missing part', /part drafts\.copy\.zst is missing\. Take another one/, (backup) => rmSync(join(backup, 'drafts.copy.zst'))],
  ['a truncated part', /damaged: its part audit.*Take another one/, (backup) => truncateSync(join(backup, 'audit.copy.zst'), 5)],
  ['a missing manifest', /unfinished.*Take another one/, (backup) => rmSync(join(backup, 'manifest.json'))],
  ['a changed manifest', /damaged: its manifest.*Take another one/, (backup) => flipByte(join(backup, 'manifest.json'))],
  [
    'a newer Galley',
    /made by a newer Galley/,
    (backup, manifest) =>
      writeFileSync(
        join(backup, 'manifest.json'),
        writeManifest({ ...manifest, migration: { hash: 'f'.repeat(64), at: 9_999_999_999_999 } }),
      ),
  ],
]

function flipByte(path: string): void {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test.each(damages)('%s is refused in words, and nothing is changed', async (_, words, damage) => {
  const { name, manifest } = await takeBackup(databaseUrl(), store)
  damage(join(folder, name), manifest)
  const url = await otherDatabase('bare')
  await expect(restoreElsewhere(name, url)).rejects.toThrow(words)
  await expect(verifyBackup(databaseUrl(), store, name)).rejects.toThrow(words)
  expect(await everyRow(url)).toEqual({})
})

test('a newsroom that is not empty is refused, and stays as it is', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  const url = await otherDatabase()
  const { elsewhere } = await restoreElsewhere(name, url)
  await askDatabase(
    url,
    (client) => client`insert into people (id, name, role, email) values (gen_random_uuid(), 'Nora', 'editor', 'nora@paper.test')`,
  )
  const before = await everyRow(url)
  await expect(restoreElsewhere(name, url, elsewhere)).rejects.toThrow(/not empty \(\d+ stories, 0 pictures, 5 people\)/)
  expect(await everyRow(url)).toEqual(before)
})

test('a restored newsroom in which something was begun since is not taken for an untouched one, though it has no other row', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  const url = await otherDatabase()
  const { elsewhere } = await restoreElsewhere(name, url)
  await askDatabase(url, (client) => client`select nextval('outbox_id_seq')`)
  await expect(restoreElsewhere(name, url, elsewhere)).rejects.toThrow(/not empty/)
})

test('a newsroom without stories and pictures in which two people have an account is refused', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  const url = await otherDatabase()
  const add = (email: string) =>
    askDatabase(url, (client) => client`insert into people (id, name, role, email) values (gen_random_uuid(), 'Nora', 'editor', ${email})`)
  for (const email of ['nora@paper.test', 'nina@paper.test']) await add(email)
  await expect(restoreElsewhere(name, url)).rejects.toThrow(/not empty \(0 stories, 0 pictures, 2 people\)/)
})

test('a newsroom with as many rows, one of which is another, is not taken for a restored one', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  const url = await otherDatabase()
  const { elsewhere } = await restoreElsewhere(name, url)
  await askDatabase(url, (client) => client`update people set name = 'Nora' where role = 'admin'`)
  await expect(restoreElsewhere(name, url, elsewhere)).rejects.toThrow(/not empty/)
})

test('a database on which Galley runs is refused', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  await database().execute(sql`select 1`)
  await expect(restoreBackup(databaseUrl(), store, name)).rejects.toThrow(/Galley is running/)
})

test('a backup of an older Galley is restored and migrated, into a new database and over an empty newer newsroom', async () => {
  const [old] = await database().execute<{ hash: string; at: string }>(
    sql`select hash, created_at as at from drizzle.__drizzle_migrations order by created_at offset 20 limit 1`,
  )
  if (!old) throw new Error('there is no old migration')
  const oldUrl = await otherDatabase('bare')
  await migrateUntil(oldUrl, { hash: old.hash, at: Number(old.at) })
  await askDatabase(oldUrl, async (client) => {
    await client`
      insert into people (id, name, role, email)
      values (gen_random_uuid(), 'Vera', 'admin', 'vera@paper.test'), (gen_random_uuid(), 'Petro', 'editor', 'petro@paper.test')`
    await client`insert into sections (id, slug, name) values (gen_random_uuid(), 'city', '{"en": "City"}')`
  })
  const { name } = await takeBackup(oldUrl, store)
  expect((await findBackup(store, name)).tables.map((table) => table.name)).not.toContain('schedules')
  for (const url of [await otherDatabase('bare'), await otherDatabase()]) {
    await restoreElsewhere(name, url)
    const rows = await everyRow(url)
    expect(rows.people).toHaveLength(2)
    expect(rows.sections).toHaveLength(1)
    expect(rows.schedules).toEqual([])
  }
})

test('writers save while it runs, and the backup has the newsroom of one moment', async () => {
  let isRunning = true
  let written = 0
  const write = async () => {
    while (isRunning) {
      // Two rows that only ever come together.
      await database().transaction(async (tx) => {
        const email = `writer-${written}@paper.test`
        await tx.insert(people).values({ name: 'Writer', role: 'journalist', email })
        await tx.execute(sql`insert into outbox (tags, event) values ('{}', ${JSON.stringify({ kind: 'test', email })}::jsonb)`)
      })
      written += 1
    }
  }
  const writing = write()
  const { name } = await takeBackup(databaseUrl(), store)
  isRunning = false
  await writing
  expect(written).toBeGreaterThan(0)
  const url = await otherDatabase()
  await restoreElsewhere(name, url)
  const rows = await everyRow(url)
  const count = (table: string, words: string) => (rows[table] as string[]).filter((row) => row.includes(words)).length
  expect(count('people', 'writer-')).toBe(count('outbox', 'writer-'))
})

test('two backups of one newsroom never run at once', async () => {
  const both = await Promise.allSettled([takeBackup(databaseUrl(), store), takeBackup(databaseUrl(), store)])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find((each) => each.status === 'rejected')?.reason.message).toMatch(/Another backup/)
})

test('a full disk is refused before anything is written', async () => {
  const full = { ...store, room: async () => 1_000_000 }
  const names = readdirSync(folder)
  await expect(takeBackup(databaseUrl(), full)).rejects.toThrow(/too little room/)
  expect(readdirSync(folder)).toEqual(names)
})

test('every table stands in schema public, or belongs to the queue or the migrations', async () => {
  const others = await database().execute<{ name: string }>(sql`
    select distinct nspname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'm') and not starts_with(nspname, 'pg_') and nspname <> 'information_schema' order by 1`)
  expect(others.map(({ name }) => name)).toEqual(['drizzle', 'pgboss', 'public'])
})

test('what is unfinished is deleted after a day, and a picture that no backup names', async () => {
  await storage().put(originalKey('ef'.repeat(32)), Buffer.from('soon gone'))
  const { name } = await takeBackup(databaseUrl(), store)
  await storage().forget('ef'.repeat(32))
  await takeBackup(databaseUrl(), store)
  rmSync(join(folder, name, 'manifest.json'))
  for (const each of await listBackups(store)) if (each.state === 'damaged') rmSync(join(folder, each.name), { recursive: true })
  await thinBackups(store)
  expect(existsSync(join(folder, name))).toBe(true)
  const swept = await thinBackups(store, Date.now() + 25 * 3_600_000)
  expect(swept.pictures).toBeGreaterThan(0)
  expect(existsSync(pathOfStored('soon gone'))).toBe(false)
  expect(existsSync(join(folder, name))).toBe(false)
  const [newest] = await listBackups(store)
  expect(await verifyBackup(databaseUrl(), store, newest?.name ?? '', { thorough: true })).toMatchObject({ faultyPictures: [] })
})

/** A backup that was stopped two days ago, so that there is something to delete. */
function leaveUnfinished(): string {
  const name = nameAt(new Date(Date.now() - 48 * 3_600_000))
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'people.zst'), 'rows')
  return name
}

test('no picture is deleted while a damaged backup is kept, which may have named it', async () => {
  await storage().put(originalKey('fa'.repeat(32)), Buffer.from('of the damaged one'))
  const { name } = await takeBackup(databaseUrl(), store)
  await storage().forget('fa'.repeat(32))
  writeFileSync(join(folder, name, 'manifest.json'), '{')
  leaveUnfinished()
  expect(await thinBackups(store, Date.now() + 25 * 3_600_000)).toMatchObject({ pictures: 0 })
  expect(existsSync(pathOfStored('of the damaged one'))).toBe(true)
  rmSync(join(folder, name), { recursive: true })
})

test('a picture that no backup names yet stays for a day: the backup that sends it may run', async () => {
  await takeBackup(databaseUrl(), store)
  const path = pathOfStored('just sent')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'just sent')
  const left = leaveUnfinished()
  expect((await thinBackups(store)).pictures).toBe(0)
  expect([existsSync(path), existsSync(join(folder, left))]).toEqual([true, false])
  leaveUnfinished()
  await thinBackups(store, Date.now() + 25 * 3_600_000)
  expect(existsSync(path)).toBe(false)
})

test('of a backup that is deleted the manifest goes first, so that half of one is never taken for a whole', async () => {
  const old = nameAt(new Date(Date.now() - 400 * 24 * 3_600_000))
  const { name } = await takeBackup(databaseUrl(), store)
  cpSync(join(folder, name), join(folder, old), { recursive: true })
  for (
    let week = 1;
    week <= 26;
    week += 1 // more than 24 hours that have one
  )
    cpSync(join(folder, name), join(folder, nameAt(new Date(Date.now() - week * 7 * 24 * 3_600_000))), { recursive: true })
  const removed = vi.spyOn(store.files, 'remove')
  expect((await thinBackups(store)).backups).toBeGreaterThan(0)
  const ofOld = removed.mock.calls.map(([key]) => key).filter((key) => key.startsWith(old))
  removed.mockRestore()
  expect(ofOld[0]).toBe(`${old}/manifest.json`)
  expect(existsSync(join(folder, old))).toBe(false)
})

test('a file of a picture that came only in part is put again', async () => {
  const { name } = await takeBackup(databaseUrl(), store)
  const url = await otherDatabase()
  const { elsewhere } = await restoreElsewhere(name, url)
  const path = join(elsewhere, 'media', originalKey(picture))
  writeFileSync(path, 'the by')
  expect((await restoreElsewhere(name, url, elsewhere)).restored).toMatchObject({ picturesPut: 1, rowsWereThere: true })
  expect(readFileSync(path, 'utf8')).toBe('the bytes of a picture')
})
