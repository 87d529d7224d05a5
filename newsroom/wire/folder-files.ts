import { randomUUID } from 'node:crypto'
import { constants, createWriteStream } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
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

/** Bytes of a name on a shelf: Linux allows 255, and a time before it and the ending behind it need room. */
const longestName = 200
/** Bytes of a reason; the program that writes into the folder can write one, too. */
const longestReason = 1000

/** Where files go that were read, and those that could not be. */
const shelves = ['done', 'failed'] as const
export type Shelf = (typeof shelves)[number]

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

/**
 * A shelf in whose place something else lies; null: none. The program that writes into the folder could put a link there, which leads anywhere
 * on this machine.
 */
export async function blockedShelf(folder: string): Promise<Shelf | null> {
  for (const shelf of shelves) {
    const there = await lstat(join(folder, shelf)).catch(() => null)
    if (there && !there.isDirectory()) return shelf
  }
  return null
}

/** Puts a file on a shelf in its folder; the reason stands beside one that could not be read. */
export async function putAway(folder: string, name: string, shelf: Shelf, reason?: string): Promise<void> {
  const to = join(folder, shelf)
  await mkdir(to, { recursive: true })
  const kept = endOf(name)
  const isThere = await lstat(join(to, kept)).then(
    () => true,
    () => false,
  )
  const path = join(to, isThere ? `${Date.now()}-${randomUUID().slice(0, 4)} ${kept}` : kept)
  await rename(join(folder, name), path)
  await utimes(path, new Date(), new Date()) // it is kept from now on
  if (reason !== undefined) await writeFile(`${path}${why}`, `${reason}\n`)
}

/** As much of the end of a name as a shelf has room for. */
function endOf(name: string): string {
  const letters = [...name]
  while (Buffer.byteLength(letters.join('')) > longestName) letters.shift()
  return letters.join('')
}

/** What is in a shelf; nothing when it is none. */
async function namesOn(folder: string, shelf: Shelf): Promise<string[]> {
  const there = await lstat(join(folder, shelf)).catch(() => null)
  return there?.isDirectory() ? readdir(join(folder, shelf)).catch(() => []) : []
}

/** What lies on the shelf of what could not be read: how many files, and the newest one with its reason. */
export async function failedIn(folder: string): Promise<{ count: number; newest: string; reason: string } | null> {
  const reasons: { name: string; at: number }[] = []
  for (const name of await namesOn(folder, 'failed'))
    if (name.endsWith(why)) {
      const file = await lstat(join(folder, 'failed', name)).catch(() => null)
      if (file?.isFile()) reasons.push({ name, at: file.mtimeMs })
    }
  const newest = reasons.sort((one, other) => other.at - one.at)[0]?.name
  if (newest === undefined) return null
  const reason = await beginningOf(join(folder, 'failed', newest)).catch(() => '')
  return { count: reasons.length, newest: newest.slice(0, -why.length), reason: reason.trim() }
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestReason), 0, longestReason, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Deletes what has lain on the shelves for as long as the wire is kept. */
export async function sweepFolders(now = Date.now()): Promise<void> {
  const all = pathOfFolder('')
  for (const name of await readdir(all).catch(() => []))
    for (const shelf of shelves)
      for (const file of await namesOn(join(all, name), shelf)) {
        const path = join(all, name, shelf, file)
        const at = await lstat(path).catch(() => null)
        if (at && now - at.mtimeMs > wireDays * 24 * 3600_000) await rm(path, { force: true, recursive: true })
      }
}
