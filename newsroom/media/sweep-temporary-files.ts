import { lstat, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The names of what uploads and imports keep for a while: of app/api/media/receive.ts, as-file.ts and newsroom/formats. */
const ours = /^galley-(?:(?:upload|archive)-\w{6}|(?:fetched-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const oldEnough = 24 * 60 * 60 * 1000

/**
 * Takes away temporary files of uploads and imports that were killed. Younger than a day they may be in use; what belongs to another
 * user of the machine stays. Answers how many went.
 */
export async function sweepTemporaryFiles(folder = tmpdir(), nowAt = Date.now()): Promise<number> {
  let swept = 0
  for (const name of await readdir(folder)) {
    if (!ours.test(name)) continue
    const path = join(folder, name)
    const found = await lstat(path).catch(() => null) // somebody else was quicker
    if (!found || nowAt - found.mtimeMs < oldEnough) continue
    if (process.getuid && found.uid !== process.getuid()) continue
    await rm(path, { recursive: true, force: true })
    swept += 1
  }
  return swept
}
