import { constants, createWriteStream } from 'node:fs'
import { lstat, mkdir, open, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { home } from '#lib/env.ts'
import { wireDays } from '#lib/wire.ts'
import { upTo } from '#newsroom/formats/fetch-file.ts'
import { feedLimits } from './open-feed.ts'

/** Milliseconds for which nobody has written to a file: it is whole. */
const rest = 5_000
/** Names under which programs write a file that is not whole yet. */
const unfinished = /^\.|~$|\.(part|partial|filepart|tmp|temp|crdownload|swp|uploading)$/i
/** The most files of one look; the rest is for the next. */
const mostFiles = 200
/** Beside the reason why a file could not be read. */
const why = '.why.txt'

/** Where files go that were read, and those that could not be. */
export type Shelf = 'done' | 'failed'

export const pathOfFolder = (name: string): string => join(/*turbopackIgnore: true*/ home(), 'wire', name)

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The whole files of a folder, the oldest first. Null: there is no such folder. Links, folders and hidden files are left alone. */
export async function filesIn(folder: string, now = Date.now()): Promise<string[] | null> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (!names) return null
  const found: { name: string; at: number }[] = []
  for (const name of names.filter((each) => !unfinished.test(each))) {
    const file = await lstat(join(folder, name)).catch(() => null) // another program may have taken it
    if (file?.isFile() && now - file.mtimeMs >= rest) found.push({ name, at: file.mtimeMs })
  }
  const inOrder = found.sort((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1))
  return inOrder.slice(0, mostFiles).map(({ name }) => name)
}

/** Copies a file out of a folder for reading: what a stranger's program does to it meanwhile changes nothing. Throws when it is too large. */
export async function copyOut(folder: string, name: string, path: string): Promise<void> {
  // A link could lead anywhere on this machine.
  const file = await open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    await pipeline([file.createReadStream({ autoClose: false }), upTo(feedLimits.bytes), createWriteStream(path)])
  } finally {
    await file.close()
  }
}

/** Puts a file on a shelf in its folder; the reason stands beside one that could not be read. */
export async function putAway(folder: string, name: string, shelf: Shelf, reason?: string): Promise<void> {
  const to = join(folder, shelf)
  await mkdir(to, { recursive: true })
  const isThere = await lstat(join(to, name)).then(
    () => true,
    () => false,
  )
  const path = join(to, isThere ? `${Date.now()} ${name}` : name)
  await rename(join(folder, name), path)
  await utimes(path, new Date(), new Date()) // it is kept from now on
  if (reason !== undefined) await writeFile(`${path}${why}`, `${reason}\n`)
}

/** What lies on the shelf of what could not be read: how many files, and the newest one with its reason. */
export async function failedIn(folder: string): Promise<{ count: number; newest: string; reason: string } | null> {
  const reasons: { name: string; at: number }[] = []
  for (const name of await readdir(join(folder, 'failed')).catch(() => []))
    if (name.endsWith(why)) {
      const file = await lstat(join(folder, 'failed', name)).catch(() => null)
      if (file?.isFile()) reasons.push({ name, at: file.mtimeMs })
    }
  const newest = reasons.sort((one, other) => other.at - one.at)[0]?.name
  if (newest === undefined) return null
  const reason = await readFile(join(folder, 'failed', newest), 'utf8').catch(() => '')
  return { count: reasons.length, newest: newest.slice(0, -why.length), reason: reason.trim() }
}

/** Deletes what has lain on the shelves for as long as the wire is kept. */
export async function sweepFolders(now = Date.now()): Promise<void> {
  const all = pathOfFolder('')
  for (const name of await readdir(all).catch(() => []))
    for (const shelf of ['done', 'failed'] satisfies Shelf[]) {
      const folder = join(all, name, shelf)
      for (const file of await readdir(folder).catch(() => [])) {
        const at = await lstat(join(folder, file)).catch(() => null)
        if (at && now - at.mtimeMs > wireDays * 24 * 3600_000) await rm(join(folder, file), { force: true, recursive: true })
      }
    }
}
