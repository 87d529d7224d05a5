import type { Decrypter } from 'age-encryption'
import type { Command } from 'commander'
import { databaseUrl, environmentProblems } from '#lib/env.ts'
import { type BackupStore, backupStore } from '#newsroom/backup/backup-store.ts'
import { type Backup, listBackups, newestBackup } from '#newsroom/backup/list-backups.ts'
import { type Heard, takeBackup } from '#newsroom/backup/take-backup.ts'
import { verifyBackup } from '#newsroom/backup/verify-backup.ts'
import { CannotStart } from '#services/up/cannot-start.ts'
import { checkDatabase } from '#services/up/database-check.ts'
import { openKeys } from './backup-key.ts'
import { findDatabase } from './database.ts'
import { showProgress } from './progress.ts'
import { refuse } from './refuse.ts'

type Options = { to?: string; verify?: string | true; thorough?: true; identity?: string; json?: true }

/** `galley backup` and `galley backups`. Neither migrates the newsroom: a backup is made before an update, too. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('back up the newsroom while it runs: its rows in one snapshot, and the pictures that the place does not have yet')
    .option('--to <place>', 'a folder, or s3://BUCKET/FOLDER (default: GALLEY_BACKUP_TO, otherwise backups in GALLEY_HOME)')
    .option('--verify [name]', 'make no backup: restore one (default: the newest) into a temporary database and compare every row')
    .option('--thorough', 'with --verify: read every byte of the pictures, too')
    .option('--identity <file>', 'with --verify: the file of the key that opens an encrypted backup')
    .option('--json', 'print the result as JSON, and nothing else')
    .action(async ({ to, verify, thorough, identity, json }: Options) => {
      const store = openStore(to, await openKeys(identity))
      await withDatabase((url) => (verify ? verifyNow(url, store, verify, { thorough, json }) : backUp(url, store, json)))
    })
  program
    .command('backups')
    .description('list the backups, newest first')
    .option('--from <place>', 'the folder or s3://BUCKET/FOLDER that has them')
    .option('--json', 'print as JSON')
    .action(async ({ from, json }: { from?: string; json?: true }) => listNow(openStore(from), json))
}

/** The place for backups. The settings are checked before, because it may need the account of the object store. */
export function openStore(place?: string, keys: Decrypter | null = null): BackupStore {
  const [problem] = environmentProblems()
  if (problem) throw new CannotStart(problem)
  return backupStore(place, keys)
}

/** The database as it is, without a migration. */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const leave = await findDatabase()
  try {
    await checkDatabase(databaseUrl())
    await work(databaseUrl())
  } finally {
    await leave()
  }
}

async function backUp(url: string, store: BackupStore, json = false): Promise<void> {
  const { shown, heard } = showPhases(json)
  const { name, manifest, sent, vanished } = await takeBackup(url, store, heard)
  shown()
  const { tables, pictures, seconds } = manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const bytes = tables.reduce((sum, table) => sum + table.storedBytes, 0)
  if (json) return console.log(JSON.stringify({ name, place: store.place, rows, bytes, pictures: pictures.files, sent, vanished, seconds }))
  console.log(
    `${name}: ${number(rows)} rows of ${tables.length} tables in ${megabytes(bytes)}, ${number(pictures.files)} files of pictures (${number(sent)} new) in ${seconds} s`,
  )
  console.log(`in ${store.place}, ${store.recipients.length > 0 ? `encrypted for ${store.recipients.join(' and ')}` : 'not encrypted'}`)
  for (const key of vanished) console.log(`  deleted meanwhile, so left out: the file of a picture ${key}`)
}

async function verifyNow(
  url: string,
  store: BackupStore,
  wanted: string | true,
  { thorough, json }: { thorough?: boolean; json?: boolean },
): Promise<void> {
  const name = wanted === true ? (await newestBackup(store))?.name : wanted
  if (!name) return refuse(`There is no whole backup in ${store.place}.`)
  const began = performance.now()
  const { shown, heard } = showPhases(json)
  const { manifest, isOpened, differing, faultyPictures } = await verifyBackup(url, store, name, { thorough, heard })
  shown()
  const seconds = Math.round((performance.now() - began) / 100) / 10
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const isWell = differing.length === 0 && faultyPictures.length === 0
  if (!isWell) process.exitCode = 1
  if (json) return console.log(JSON.stringify({ name, isWell, isOpened, rows, differing, faultyPictures, seconds }))
  const files = `${number(manifest.pictures.files)} files of pictures are there`
  const compared = isOpened
    ? `${number(rows)} rows of ${manifest.tables.length} tables are as they were`
    : `every part of ${manifest.tables.length} tables is as it was written (encrypted: give --identity to compare the ${number(rows)} rows, too)`
  if (isWell) console.log(`${name} is whole: ${compared}, and ${files}, after ${seconds} s`)
  for (const table of differing) console.error(`  not as it was: ${table}`)
  for (const key of faultyPictures) console.error(`  missing or damaged: the file of a picture ${key}`)
}

async function listNow(store: BackupStore, json?: true): Promise<void> {
  const backups = await listBackups(store)
  if (json) return console.log(JSON.stringify(backups.map(asJson)))
  if (backups.length === 0) console.log(`There is no backup in ${store.place}.`)
  for (const backup of backups) console.log(`${backup.name}  ${sayState(backup)}`)
}

const asJson = ({ name, state, begunAt, ...rest }: Backup) => ({
  name,
  state,
  begunAt,
  ...('manifest' in rest ? { recipients: rest.manifest.recipients } : {}),
})

function sayState(backup: Backup): string {
  if (backup.state !== 'whole') return backup.state === 'damaged' ? 'damaged: its manifest is not as it was written' : 'unfinished'
  const { tables, pictures, galley, recipients } = backup.manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const bytes = tables.reduce((sum, table) => sum + table.storedBytes, 0)
  return `${number(rows)} rows in ${megabytes(bytes)}, ${number(pictures.files)} files of pictures in ${megabytes(pictures.fileBytes)}, ${recipients.length > 0 ? 'encrypted, ' : ''}Galley ${galley}`
}

/** A progress bar for the rows and one for the pictures. `shown` ends the last. */
export function showPhases(quiet = false): { shown: () => void; heard: Heard } {
  let phase = showProgress(0, true)
  let bytes = 0
  const heard: Heard = {
    begin(_what, total) {
      phase.done()
      phase = showProgress(total, quiet, 'MB')
      bytes = 0
    },
    seen(more) {
      bytes += more
      phase.at(bytes, Math.round(bytes / 1e6))
    },
  }
  return { shown: () => phase.done(), heard }
}

export const number = (value: number): string => value.toLocaleString('en')
const megabytes = (bytes: number): string => `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`
