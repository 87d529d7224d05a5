import type postgres from 'postgres'
import { type DoneMigration, knowsMigration, migrate, migrateUntil, newestMigration } from '#db/migrate.ts'
import { openLocked } from './backup-lock.ts'
import { BackupProblem } from './backup-problem.ts'
import type { BackupStore } from './backup-store.ts'
import { countUnreadable, type Unreadable } from './count-unreadable.ts'
import { opens } from './encryption.ts'
import { type Forgotten, forgetMachines, isUnchanged, sequenceOfChanges, skipLostIds, tablesOfMachines } from './forget-machines.ts'
import { restorePictures } from './kept-pictures.ts'
import { findBackup } from './list-backups.ts'
import { differingTables, loadRows } from './load-rows.ts'
import type { Manifest } from './manifest.ts'
import { checkPart, isEncrypted, openStored } from './parts.ts'
import { type Heard, nobody } from './take-backup.ts'

export type Restored = {
  manifest: Manifest
  picturesPut: number
  picturesMissing: string[]
  rowsWereThere: boolean
  forgotten: Forgotten
  unreadable: Unreadable
}

/**
 * Restores a backup into an empty newsroom. Every part is checked before a row goes in, and the rows go in whole or not at all. Pictures
 * come after the rows; when it ends in between, the same command goes on with them. At last what was under way on the old machines is ended.
 */
export async function restoreBackup(url: string, store: BackupStore, name: string, heard: Heard = nobody): Promise<Restored> {
  const manifest = await findBackup(store, name)
  refuseNewer(name, manifest.migration)
  await refuseWithoutKey(store, name, manifest)
  const client = await openLocked(url)
  try {
    const rowsWereThere = await refuseFilled(client, manifest)
    await checkParts(store, name, manifest)
    if (!rowsWereThere) await restoreRows(url, client, store, name, manifest, heard)
    heard.begin('pictures', manifest.pictures.fileBytes)
    const { put, missing } = await restorePictures(store, name, manifest, heard.seen)
    await migrate(url)
    await skipLostIds(client)
    const [forgotten, unreadable] = [await forgetMachines(client), await countUnreadable(client)]
    return { manifest, picturesPut: put, picturesMissing: missing, rowsWereThere, forgotten, unreadable }
  } finally {
    await client.end({ timeout: 1 })
  }
}

async function restoreRows(url: string, client: postgres.Sql, store: BackupStore, name: string, manifest: Manifest, heard: Heard) {
  const done = await newestMigration(client)
  if (done && done.at !== manifest.migration.at) await removeSchemas(client)
  await migrateUntil(url, manifest.migration)
  heard.begin('rows', rowBytes(manifest))
  await loadRows(client, store, name, manifest, heard.seen)
}

export const rowBytes = ({ tables }: Manifest): number => tables.reduce((sum, { bytes }) => sum + bytes, 0)

export function refuseNewer(name: string, migration: DoneMigration): void {
  if (knowsMigration(migration)) return
  throw new BackupProblem(
    `The backup ${name} was made by a newer Galley, or by another one: it has a migration that this one does not know. Update Galley, then restore it.`,
  )
}

/** An encrypted backup needs a key that opens it: tried with its smallest part. */
export async function refuseWithoutKey({ files, decrypter }: BackupStore, name: string, manifest: Manifest): Promise<void> {
  const [smallest] = manifest.tables.filter(isEncrypted).sort((one, other) => one.storedBytes - other.storedBytes)
  if (!smallest) return
  const keys = `It is encrypted for ${manifest.recipients.join(' and ')}`
  if (!decrypter)
    throw new BackupProblem(`The backup ${name} cannot be opened without a key. ${keys}: give the file of its key with --identity.`)
  await checkPart(files, name, smallest)
  const file = await openStored(files, name, smallest)
  if (!(await opens(decrypter, file)))
    throw new BackupProblem(
      `The backup ${name} cannot be opened with this key. ${keys}. Give the file of one of these keys with --identity; nothing was changed.`,
    )
}

export async function checkParts({ files }: BackupStore, name: string, manifest: Manifest): Promise<void> {
  for (const part of [...manifest.tables, manifest.pictures]) await checkPart(files, name, part)
}

/** What the processes of Galley call their connections: web, worker, edge and channel. */
const ofGalley = ['galley', 'galley-worker', 'galley-edge', 'galley-channel']

/**
 * A newsroom is empty when it has no stories, no pictures and at most the first person. One that has exactly the backup's rows was restored
 * from it before, and only its pictures are still wanted; then it returns true.
 */
async function refuseFilled(client: postgres.Sql, manifest: Manifest): Promise<boolean> {
  if (!(await newestMigration(client))) return false
  const [running] = await client<{ running: boolean }[]>`
    select exists (select from pg_stat_activity where datname = current_database() and application_name = any (${ofGalley})) as running`
  if (running?.running) throw new BackupProblem('Galley is running on this database: stop it, then restore.')
  const [counts] = await client<{ stories: number; pictures: number; people: number }[]>`
    select (select count(*)::int from articles) as stories, (select count(*)::int from media) as pictures,
      (select count(*)::int from people) as people`
  if (!counts || (counts.stories === 0 && counts.pictures === 0 && counts.people <= 1)) return false
  if (await wasRestored(client, manifest)) return true
  throw new BackupProblem(
    `This newsroom is not empty (${counts.stories} stories, ${counts.pictures} pictures, ${counts.people} people). A backup is restored only into an empty one: give an empty database and an empty GALLEY_HOME.`,
  )
}

/**
 * Whether every table has the rows of the backup, byte by byte, but those that say what its machines were about to do. After the migrations to a newer Galley they are other bytes: then the counts of the
 * tables that no migration fills decide. Only missing pictures are put then.
 */
async function wasRestored(client: postgres.Sql, manifest: Manifest): Promise<boolean> {
  const done = await newestMigration(client)
  if (done?.at === manifest.migration.at) {
    const differing = await differingTables(client, manifest, () => {})
    const expected = (await isUnchanged(client)) ? [...tablesOfMachines, sequenceOfChanges] : tablesOfMachines
    return differing.every((table) => expected.includes(table))
  }
  const kept = manifest.tables.filter(({ name }) => ['articles', 'media', 'people', 'audit', 'outbox'].includes(name))
  for (const { name, rows } of kept) {
    const [row] = await client.unsafe<{ rows: number }[]>(`select count(*)::int as rows from public.${name}`)
    if (row?.rows !== rows) return false
  }
  return true
}

/** An empty newsroom of another version: its schemas are removed, in one transaction, and made anew by the migrations. */
async function removeSchemas(client: postgres.Sql): Promise<void> {
  try {
    await client.begin(async (tx) => {
      await tx.unsafe('drop schema if exists paper cascade; drop schema if exists drizzle cascade; drop schema if exists pgboss cascade')
      await tx.unsafe('drop schema public cascade; create schema public; grant usage on schema public to public')
    })
  } catch (error) {
    throw new BackupProblem(
      `This newsroom is empty, but of another version than the backup, and could not be emptied for it (${error instanceof Error ? error.message : error}): give an empty database.`,
    )
  }
}
