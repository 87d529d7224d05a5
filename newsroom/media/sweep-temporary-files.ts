import { lstat, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Names of temporary files of uploads and imports: app/api/media/receive.ts, as-file.ts and newsroom/formats. */
const ours = /^galley-(?:(?:upload|archive)-\w{6}|(?:fetched-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const oldEnough = 24 * 60 * 60 * 1000

/**
 * Deletes temporary files that killed uploads and imports left behind. Files younger than a day may be in use; files of other users of the
 * machine stay. Returns how many were deleted.
 */
export async function sweepTemporaryFiles(folder = tmpdir(), nowAt = Date.now()): Promise<number> {
  let swept = 0
  for (const name of await readdir(folder)) {
    if (!ours.test(name)) continue
    const path = join(folder, name)
    const stats = await lstat(path).catch(() => null) // it was deleted meanwhile
    if (!stats || nowAt - stats.mtimeMs < oldEnough) continue
    if (process.getuid && stats.uid !== process.getuid()) continue
    await rm(path, { recursive: true, force: true })
    swept += 1
  }
  return swept
}
