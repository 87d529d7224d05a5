import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { database, inMinutes, now } from '#db/client.ts'
import { wireFeeds } from '#db/schema/wire.ts'
import { explainFailure } from '#newsroom/formats/explain-failure.ts'
import { blockedShelf, copyOut, failedIn, filesIn, pathOfFolder, putAway } from '#newsroom/wire/folder-files.ts'
import { type FoundItems, itemsOfFile } from './items-of-file.ts'
import { keepItems } from './keep-items.ts'

type Feed = typeof wireFeeds.$inferSelect

/**
 * Takes the files of a watched folder into the wire, the oldest first. Each is put away when it was read: the program that writes them need
 * not know of Galley. A file that was taken and not put away, because the worker ended, is read again and brings nothing new.
 */
export async function readWireFolder(feed: Feed, name: string, put = putAway): Promise<void> {
  const folder = pathOfFolder(name)
  const files = await filesIn(folder)
  if (!files) return noteLook(feed, 0, `there is no folder wire/${name} in GALLEY_HOME`)
  const blocked = await blockedShelf(folder)
  if (blocked) return noteLook(feed, 0, `wire/${name}/${blocked} is not a folder: remove it, and the files of wire/${name} are taken`)
  let taken = 0
  let stuck: string | null = null
  for (const file of files) {
    const done = await takeFile(feed, folder, file, put)
    taken += done.taken
    if (done.stuck) stuck = `wire/${name}/${file} was read and cannot be put away: ${done.stuck}`
  }
  const failed = await failedIn(folder)
  const problem =
    stuck ?? (failed && `wire/${name}/failed has ${failed.count} of its files; the newest is ${failed.newest}: ${failed.reason}`)
  await noteLook(feed, taken, problem)
}

/** `stuck`: why the file lies where it lay, and is read again. */
async function takeFile(feed: Feed, folder: string, file: string, put: typeof putAway): Promise<{ taken: number; stuck: string | null }> {
  const temporary = await mkdtemp(join(tmpdir(), 'galley-upload-'))
  try {
    const path = join(temporary, 'feed')
    const unread = await copyOut(folder, file, path).then(() => null, explainFailure)
    const found = unread ?? (await itemsOfFile(path, feed.language))
    const problem = typeof found === 'string' ? found : isEmpty(found) ? found.broken[0] : undefined
    const isRead = typeof found !== 'string' && problem === undefined
    const taken = isRead ? await keepItems(feed, found) : 0
    const stuck = await put(folder, file, isRead ? 'done' : 'failed', problem).then(() => null, explainFailure)
    return { taken, stuck }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

const isEmpty = ({ items, recalls }: FoundItems): boolean => items.length + recalls.length === 0

/** A folder is never paused by itself: it is looked at until its files are taken or somebody clears them away. */
async function noteLook(feed: Feed, taken: number, problem: string | null): Promise<void> {
  await database()
    .update(wireFeeds)
    .set({
      nextAt: inMinutes(1), // a look costs nobody anything
      failures: problem ? feed.failures + 1 : 0,
      problem: problem?.slice(0, 500) ?? null,
      lookedAt: now,
      ...(taken > 0 && { newAt: now }),
    })
    .where(eq(wireFeeds.id, feed.id))
}
