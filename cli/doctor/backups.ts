import { stat } from 'node:fs/promises'
import { backupRecipients, home, makesBackups, secretFile, sendsOutward } from '#lib/env.ts'
import { type BackupStore, backupStore } from '#newsroom/backup/backup-store.ts'
import { encrypterFor } from '#newsroom/backup/encryption.ts'
import { listBackups } from '#newsroom/backup/list-backups.ts'
import { oldBackup } from '#newsroom/health/last-backup.ts'
import { fail } from './finding.ts'

/** A new installation has none yet. Past a day, none or only old ones are a failure, and so is a damaged one at any time. */
export async function ageOfBackup(nowAt = Date.now()): Promise<string> {
  const store = backupStore()
  const backups = await listBackups(store)
  const damaged = backups.filter(({ state }) => state === 'damaged').map(({ name }) => name)
  if (damaged.length > 0) fail(`damaged in ${store.place}: ${damaged.join(', ')}; look for the cause, then delete the folder`)
  const newest = backups.find(({ state }) => state === 'whole')
  if (!newest) return none(store, nowAt)
  const says = `the newest whole one in ${store.place} is ${newest.name}`
  return nowAt - newest.begunAt.getTime() > oldBackup && makesBackups() ? fail(`${says}: older than a day`) : says
}

async function none({ place }: BackupStore, nowAt: number): Promise<string> {
  if (!makesBackups()) return `none in ${place}; ${sendsOutward() ? 'GALLEY_BACKUP' : 'GALLEY_OUTWARD'} is off`
  const secret = await stat(secretFile()).catch(() => null)
  const isOld = secret !== null && nowAt - secret.mtimeMs > oldBackup
  return isOld ? fail(`none in ${place}, though this newsroom is older than a day`) : `none in ${place} yet; the worker makes one each hour`
}

/** Whether the public keys are keys, and whether the place is another disk than the newsroom's. */
export async function backupPlace(): Promise<string> {
  const recipients = backupRecipients()
  encrypterFor(recipients)
  const keys = recipients.length > 0 ? `encrypted for ${recipients.length} keys` : 'not encrypted: see GALLEY_BACKUP_RECIPIENTS'
  const { place } = backupStore()
  const [here, there] = await Promise.all([home(), place].map((path) => stat(path).catch(() => null)))
  const isBeside = !place.startsWith('s3://') && (!here || !there || here.dev === there.dev)
  return isBeside ? `${keys}; on the newsroom's own disk: see GALLEY_BACKUP_TO` : keys
}
