import { lstat, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Names of temporary files: of uploads and imports (app/api/receive.ts, as-file.ts and newsroom/formats), of encrypted backups and of
 * migrations.
 */
const ours = /^galley-(?:(?:upload|archive|encrypted|migrations)-\w{6}|(?:fetched-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const oldEnough = 24 * 60 * 60 * 1000

/**
 * Deletes temporary files that killed uploads and imports left behind. Files younger than a day may be in use; files of other users of the
 * machine stay. Returns how many were deleted.
 */
export async function sweepTemporaryFiles(folder = tmpdir(), nowAt = Date.now()): Promise<number> {
  const names = await oldTemporaryFiles(oldEnough, folder, nowAt)
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true })
  return names.length
}

/** The names of our temporary files that are older than so many milliseconds. */
export async function oldTemporaryFiles(age: number, folder = tmpdir(), nowAt = Date.now()): Promise<string[]> {
  const old: string[] = []
  for (const name of await readdir(folder)) {
    if (!ours.test(name)) continue
    const stats = await lstat(join(folder, name)).catch(() => null) // it was deleted meanwhile
    if (!stats || nowAt - stats.mtimeMs < age) continue
    if (process.getuid && stats.uid !== process.getuid()) continue
    old.push(name)
  }
  return old
}
