import type { Encrypter } from 'age-encryption'
import type postgres from 'postgres'
import { newestMigration } from '#db/migrate.ts'
import packageFile from '#package.json' with { type: 'json' }
import { inTransaction, openLocked } from './backup-lock.ts'
import { BackupProblem } from './backup-problem.ts'
import { type BackupStore, nameAt, refuseWithoutRoom } from './backup-store.ts'
import { encrypterFor } from './encryption.ts'
import { asLines, keptPictures } from './kept-pictures.ts'
import { newestBackup } from './list-backups.ts'
import { type KeptPicture, type KeptTable, type Manifest, manifestFile, writeManifest } from './manifest.ts'
import { storePart } from './parts.ts'
import { type SentPictures, sendPictures } from './send-pictures.ts'
import { copyFormat, newsroomTables, readRows, sequences } from './tables.ts'

export type Taken = { name: string; manifest: Manifest; sent: number; vanished: string[] }
/** `total` is what is expected; the rows as text may be more or fewer bytes. */
export type Heard = { begin: (what: 'rows' | 'pictures', total: number) => void; seen: (bytes: number) => void }

export const nobody: Heard = { begin: () => {}, seen: () => {} }

/**
 * Backs up the newsroom while it runs: its rows in one snapshot, then the files of its pictures that are not in the store yet. The manifest
 * is written last.
 */
export async function takeBackup(url: string, store: BackupStore, heard: Heard = nobody): Promise<Taken> {
  const startedAt = new Date()
  const began = performance.now()
  const name = nameAt(startedAt)
  const encrypter = store.recipients.length > 0 ? encrypterFor(store.recipients) : null
  const client = await openLocked(url)
  try {
    const rows = await storeRows(client, store, name, encrypter, heard)
    const { part, counts } = await storePictures(store, name, encrypter, heard)
    const manifest: Manifest = {
      format: encrypter ? 2 : 1,
      galley: packageFile.version,
      startedAt: startedAt.toISOString(),
      seconds: Math.round(performance.now() - began) / 1000,
      recipients: [...store.recipients],
      ...rows,
      pictures: { ...part, files: counts.files, fileBytes: counts.fileBytes, vanished: counts.vanished.length },
    }
    await store.files.put(`${name}/${manifestFile}`, writeManifest(manifest))
    return { name, manifest, sent: counts.sent, vanished: counts.vanished }
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** Reads every table in one snapshot. Writers neither wait for it nor hold it up. */
async function storeRows(client: postgres.Sql, store: BackupStore, name: string, encrypter: Encrypter | null, heard: Heard) {
  await client.unsafe(copyFormat)
  return inTransaction(client, 'isolation level repeatable read read only', async (tx) => {
    const migration = await newestMigration(tx)
    if (!migration) throw new BackupProblem('This database holds no newsroom: there is nothing to back up.')
    const tables = await newsroomTables(tx)
    const total = tables.reduce((sum, { bytes }) => sum + bytes, 0)
    await refuseWithoutRoom(store, total)
    heard.begin('rows', total)
    const kept: KeptTable[] = []
    for (const table of tables) {
      const rows = readRows(tx, table)
      const { part, lines } = await storePart(store.files, name, `${table.name}.copy.zst`, rows, { seen: heard.seen, encrypter })
      kept.push({ ...part, name: table.name, columns: table.columns, rows: lines })
    }
    // Sequences do not belong to the snapshot. Read last, they are never behind its rows.
    return { migration, tables: kept, sequences: await sequences(tx) }
  })
}

/**
 * After the snapshot, so that it ends soon. A picture is stored before its row is written, so no picture of the rows is missed. The list itself
 * is never encrypted: it has checksums and sizes alone, and the next backup reads it without a key.
 */
async function storePictures(store: BackupStore, name: string, encrypter: Encrypter | null, heard: Heard) {
  const counts: SentPictures = { files: 0, fileBytes: 0, vanished: [], sent: 0 }
  const newest = await newestBackup(store)
  const isForTheSame = newest?.manifest.recipients.join() === store.recipients.join()
  const last = newest && isForTheSame ? await knownPictures(store, newest) : new Map<string, KeptPicture>()
  heard.begin('pictures', newest?.manifest.pictures.fileBytes ?? 0)
  const sent = sendPictures(store, last, counts, { seen: heard.seen, encrypter })
  const { part } = await storePart(store.files, name, 'pictures.ndjson.zst', asLines(sent))
  return { part, counts }
}

/** What the newest backup says of the pictures. Without it every picture is read again, so damage there costs only time. */
async function knownPictures(store: BackupStore, { name, manifest }: { name: string; manifest: Manifest }) {
  const known = new Map<string, KeptPicture>()
  try {
    for await (const picture of keptPictures(store.files, name, manifest)) known.set(picture.key, picture)
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error
    known.clear()
  }
  return known
}
