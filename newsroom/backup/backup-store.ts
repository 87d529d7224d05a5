import { mkdir, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Decrypter } from 'age-encryption'
import { backupRecipients, backupTo, home, objectStore } from '#lib/env.ts'
import { bucketFiles } from '#newsroom/media/bucket-files.ts'
import type { FileStore } from '#newsroom/media/file-store.ts'
import { folderFiles } from '#newsroom/media/folder-files.ts'
import { BackupProblem } from './backup-problem.ts'

/** Where backups are kept: NAME/ for each backup, pictures/ for all of them together. */
export type BackupStore = {
  /** As the operator writes it. */
  place: string
  files: FileStore
  /** Bytes that are free; null for a bucket. */
  room: () => Promise<number | null>
  /** The public keys of age that new backups are encrypted for; none: they are not encrypted. */
  recipients: readonly string[]
  /** The keys that open encrypted backups, where somebody gave them. */
  decrypter: Decrypter | null
}

/** One request may take an hour: a part of a backup can have gigabytes. */
const patience = 3_600_000

/** A folder, or `s3://BUCKET/PREFIX` with the account of S3_…; by default GALLEY_BACKUP_TO, otherwise a folder of GALLEY_HOME. */
export function backupStore(place = backupTo() ?? join(home(), 'backups'), decrypter: Decrypter | null = null): BackupStore {
  const keys = { recipients: backupRecipients(), decrypter }
  if (!place.startsWith('s3://')) return { ...folderStore(resolve(place)), ...keys }
  const [name = '', ...folders] = place.slice('s3://'.length).split('/').filter(Boolean)
  if (!/^[a-z0-9][a-z0-9.-]+$/.test(name)) throw new BackupProblem(`${place} names no bucket: write s3://BUCKET or s3://BUCKET/FOLDER.`)
  const account = objectStore()
  if (!account) throw new BackupProblem(`${place} needs the account of an object store: set S3_ENDPOINT, S3_BUCKET and the keys.`)
  const prefix = folders.map((folder) => `${folder}/`).join('')
  return { place, files: bucketFiles({ ...account, bucket: name }, prefix, patience), room: async () => null, ...keys }
}

function folderStore(folder: string): Pick<BackupStore, 'place' | 'files' | 'room'> {
  return {
    place: folder,
    files: folderFiles(folder),
    async room() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    },
  }
}

export const picturesFolder = 'pictures'
export const keyOfPicture = (sha256: string): string => `${picturesFolder}/${sha256.slice(0, 2)}/${sha256}`

/** Names are times, so their order is that of the backups. */
export const nameAt = (time: Date): string => time.toISOString().replace(/[:.]/g, '-')

/** When a backup of this name was begun; null when it is not the name of a backup. */
export function timeOf(name: string): Date | null {
  const [, day, hours, minutes, seconds, rest] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/.exec(name) ?? []
  const time = new Date(`${day}T${hours}:${minutes}:${seconds}.${rest}Z`)
  return Number.isNaN(time.getTime()) ? null : time
}

/** Bytes that stay free: the database on the same disk must go on. */
const reserve = 200_000_000

export async function refuseWithoutRoom({ room, place }: BackupStore, needed: number): Promise<void> {
  const free = await room()
  if (free === null || free >= needed + reserve) return
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`
  throw new BackupProblem(
    `There is too little room in ${place}: the backup needs up to ${megabytes(needed)} and leaves ${megabytes(reserve)} free, but only ${megabytes(free)} are free.`,
  )
}
