import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { migrate, migrateUntil } from '#db/migrate.ts'
import { withoutDelay } from '#db/without-delay.ts'
import { BackupProblem } from './backup-problem.ts'
import type { BackupStore } from './backup-store.ts'
import { faultyPictures } from './kept-pictures.ts'
import { findBackup } from './list-backups.ts'
import { differingTables, loadRows } from './load-rows.ts'
import type { Manifest } from './manifest.ts'
import { checkParts, refuseNewer, refuseWithoutKey, rowBytes } from './restore-backup.ts'
import { type Heard, nobody } from './take-backup.ts'

/** `isOpened`: the rows were compared. Without the key of an encrypted backup only what is stored can be checked. */
export type Verified = { manifest: Manifest; isOpened: boolean; differing: string[]; faultyPictures: string[] }

/**
 * Restores a backup into a temporary database on the newsroom's server, compares every table byte by byte, and migrates it to now. The
 * newsroom itself is not touched.
 */
export async function verifyBackup(
  url: string,
  store: BackupStore,
  name: string,
  { thorough = false, heard = nobody }: { thorough?: boolean; heard?: Heard } = {},
): Promise<Verified> {
  const manifest = await findBackup(store, name)
  refuseNewer(name, manifest.migration)
  const isOpened = store.decrypter !== null || manifest.recipients.length === 0
  if (isOpened) await refuseWithoutKey(store, name, manifest)
  await checkParts(store, name, manifest)
  const differing = isOpened ? await compareRows(url, store, name, manifest, heard) : []
  return { manifest, isOpened, differing, faultyPictures: await faultyPictures(store, name, manifest, thorough) }
}

/** The tables that are not as they were once they are restored. */
async function compareRows(url: string, store: BackupStore, name: string, manifest: Manifest, heard: Heard): Promise<string[]> {
  return inTemporaryDatabase(url, async (temporary) => {
    await migrateUntil(temporary, manifest.migration)
    const client = postgres(temporary, { ...withoutDelay(temporary), max: 1, onnotice: () => {} })
    try {
      heard.begin('rows', rowBytes(manifest) * 2)
      await loadRows(client, store, name, manifest, heard.seen)
      const found = await differingTables(client, manifest, heard.seen)
      await migrate(temporary)
      return found
    } finally {
      await client.end({ timeout: 1 })
    }
  })
}

const prefix = 'galley_verify_'

async function inTemporaryDatabase<Result>(url: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  const name = `${prefix}${Date.now()}_${randomBytes(4).toString('hex')}`
  try {
    await removeLeftBehind(client)
    await client.unsafe(`create database ${name}`).catch((error: Error) => {
      throw new BackupProblem(
        `A temporary database could not be made (${error.message}): verify with an account that may create databases.`,
      )
    })
    const temporary = new URL(url)
    temporary.pathname = `/${name}`
    return await work(temporary.href)
  } finally {
    await client.unsafe(`drop database if exists ${name} with (force)`)
    await client.end({ timeout: 1 })
  }
}

/** A verification that runs is not connected all the time. */
const longest = 24 * 60 * 60 * 1000

/** Databases of verifications that were killed: they are a day old, and nobody is connected to them. */
async function removeLeftBehind(client: postgres.Sql): Promise<void> {
  const left = await client<{ name: string }[]>`
    select datname as name from pg_database where starts_with(datname, ${prefix})
      and not exists (select from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`
  const isOld = (name: string) => Date.now() - Number(/^\d+/.exec(name.slice(prefix.length))?.[0]) > longest
  for (const { name } of left.filter(({ name }) => isOld(name))) await client.unsafe(`drop database if exists "${name}"`).catch(() => {}) // another verification has it now
}
