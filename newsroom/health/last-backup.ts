import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { makesBackups } from '#lib/env.ts'

export type LastBackup = {
  /** Whether the worker makes backups at all. */
  isOn: boolean
  /** Milliseconds since the last one that the worker made; null when it has made none, or none for so long that nobody knows when. */
  age: number | null
  isOld: boolean
}

/** Beyond this age somebody must look: the worker makes one each hour. */
export const oldBackup = 24 * 60 * 60 * 1000

/**
 * The worker's own backups only: those of the command line may be anywhere. The queue forgets a job after a week, so a newsroom that is older
 * than a day and has none is as badly off as one whose last is old.
 */
export async function lastBackup(): Promise<LastBackup> {
  if (!makesBackups()) return { isOn: false, age: null, isOld: false }
  const { age, newsroom } = await readAges()
  return { isOn: true, age, isOld: (age ?? newsroom ?? 0) > oldBackup }
}

/** Milliseconds since the worker's last backup, or since the newsroom began when there is none; null when it makes none. */
export async function timeWithoutBackup(): Promise<number | null> {
  if (!makesBackups()) return null
  const { age, newsroom } = await readAges()
  return age ?? newsroom ?? 0
}

async function readAges(): Promise<{ age: number | null; newsroom: number | null }> {
  const [row] = await database().execute<{ age: number | null; newsroom: number | null }>(sql`
    select (extract(epoch from now() - (select max(completed_on) from pgboss.job where name = 'backup' and state = 'completed')) * 1000)::float8 as age,
      (extract(epoch from now() - (select min(created_at) from audit)) * 1000)::float8 as newsroom`)
  return row ?? { age: null, newsroom: null }
}
