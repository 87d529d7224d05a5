import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { makesBackups } from '#lib/env.ts'

export type LastBackup = {
  /** Whether the worker makes backups at all. */
  isOn: boolean
  /** Milliseconds since the last one that the worker made; null when it has made none. */
  age: number | null
  isOld: boolean
}

/** Beyond this age somebody must look: the worker makes one each hour. */
export const oldBackup = 24 * 60 * 60 * 1000

/** The worker's own backups only: those of the command line may be anywhere. */
export async function lastBackup(): Promise<LastBackup> {
  if (!makesBackups()) return { isOn: false, age: null, isOld: false }
  const [row] = await database().execute<{ age: number | null }>(sql`
    select (extract(epoch from now() - max(completed_on)) * 1000)::float8 as age from pgboss.job where name = 'backup' and state = 'completed'`)
  const age = row?.age ?? null
  return { isOn: true, age, isOld: age !== null && age > oldBackup }
}
