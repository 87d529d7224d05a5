/** Why a backup is not made, restored or verified, in words for the operator. Nothing was changed. */
export class BackupProblem extends Error {
  override name = 'BackupProblem'
}

/** What to do about a backup that cannot be used. */
export const takeAnother = 'Take another one: see `galley backups`.'
