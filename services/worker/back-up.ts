import { databaseUrl, makesBackups } from '#lib/env.ts'
import { backupStore } from '#newsroom/backup/backup-store.ts'
import { takeBackup } from '#newsroom/backup/take-backup.ts'
import { thinBackups } from '#newsroom/backup/thin-backups.ts'

/** The hourly backup. The new one is whole before older ones are deleted. */
export async function backUp(): Promise<void> {
  if (!makesBackups()) return
  const store = backupStore()
  await takeBackup(databaseUrl(), store)
  await thinBackups(store)
}
