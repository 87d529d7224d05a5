import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import type { Language } from '#lib/languages.ts'
import { Fetcher } from '#newsroom/formats/fetch-file.ts'
import { localPictures } from '#newsroom/formats/local-pictures.ts'
import { itemsOf } from '#newsroom/formats/open-file.ts'
import type { Allows } from '#newsroom/formats/public-agents.ts'
import { isArchive } from '#newsroom/formats/read-archive.ts'
import { withRemotePictures } from '#newsroom/formats/remote-pictures.ts'
import type { Arrival, ImportResult } from '#newsroom/formats/wire-story.ts'
import { machine } from '#newsroom/people/person.ts'
import { findSections } from '#newsroom/taxonomy/upsert-by-slug.ts'
import { importArchive } from './import-archive.ts'
import { importStories } from './import-stories.ts'
import type { Target } from './incoming.ts'
import { recall } from './recall.ts'
import { slugsToCome } from './slugs-to-come.ts'
import { picturesOfTrial, tryArchive } from './try-import.ts'

/**
 * `pictures`: the folder with the picture files, by default the folder of the import file. `site`: the address of the old site, for a
 * WordPress export that does not contain it. `fetchPictures`: fetch missing pictures from their URLs; a function decides which IP addresses
 * are allowed besides public ones (tests allow their own server).
 */
export type ImportOptions = {
  as: Target
  language: Language
  pictures?: string
  site?: string
  fetchPictures?: boolean | Allows
  /** Read everything and write nothing: the answers are those of an import. */
  isTrial?: boolean
}
export type Heard = {
  taken: (answer: ImportResult) => Promise<void> | void
  /** Called before each item. What it throws ends the import; what was read before is still written. */
  read: (file: string, bytes: number) => void
  /** How many pictures were fetched so far, and how many failed. */
  fetched?: (came: number, failed: number) => void
}

/** Stories per transaction. */
const batchSize = 500

/**
 * Imports files one after the other. The next batch is read while the previous one is written, so at most two batches are in memory. A file
 * that cannot be read does not affect the others.
 */
export async function importFiles(files: readonly string[], options: ImportOptions, listener: Heard): Promise<void> {
  let imported = 0
  const counting: Heard = {
    ...listener,
    taken: (answer) => {
      if (answer.result === 'imported') imported += 1
      return listener.taken(answer)
    },
  }
  for (const file of files) {
    try {
      await importFile(file, options, counting)
    } catch (error) {
      if (!isOfTheFile(error)) throw error
      await listener.taken({ source: file, result: 'failed', reason: `${file}: ${reasonOf(error)}`, losses: [] })
    }
  }
  // Postgres plans with its statistics, which are wrong after a thousand new rows until the next analyze.
  if (imported >= 1000 && !options.isTrial) await database().execute(sql`analyze`)
}

async function importFile(file: string, options: ImportOptions, listener: Heard): Promise<void> {
  const { as, language, site, isTrial = false } = options
  const actor = machine('import')
  const progress = { bytes: 0 }
  const isFolder = (await stat(file)).isDirectory()
  if (!isFolder && (await isArchive(file))) return importArchiveFile(file, options, listener)
  const { pictures, close } = openPictures(isFolder ? file : dirname(file), options, listener)
  const reading = {
    language,
    pictures,
    sections: await findSections(language),
    now: new Date(),
    site,
    addressesOf: slugsToCome,
  }
  let batch = new Map<string, Arrival>()
  let writing: Promise<ImportResult[]> = Promise.resolve([])
  const write = async () => {
    const arrivals = [...batch.values()]
    batch = new Map()
    await report(await writing)
    writing = importStories(actor, arrivals, as, { isTrial })
    writing.catch(() => {}) // awaited later; a rejection before that must not end the program
  }
  const report = async (answers: ImportResult[]) => {
    for (const answer of answers) await listener.taken(answer)
  }
  try {
    for await (const item of itemsOf(file, reading, progress)) {
      listener.read(file, progress.bytes)
      if ('result' in item) {
        await listener.taken({ losses: [], ...item })
        continue
      }
      if ('recall' in item) {
        if (batch.has(item.source)) await write()
        await writing
        const answer = isTrial ? null : await recall(actor, item)
        if (answer) await listener.taken(answer)
        if (answer || !item.otherwise) continue
      }
      const arrival = 'recall' in item ? item.otherwise : item
      // The same story twice: the second one is a change of the first, so the batch with the first is written before.
      if (batch.has(arrival.source)) await write()
      batch.set(arrival.source, arrival)
      if (batch.size >= batchSize) await write()
    }
  } finally {
    // Stories that were read before a file broke off are imported.
    if (batch.size > 0) await write()
    await report(await writing)
    await close()
  }
}

async function importArchiveFile(file: string, { as, isTrial }: ImportOptions, listener: Heard): Promise<void> {
  const actor = machine('import')
  const progress = { bytes: 0 }
  for await (const answer of isTrial ? tryArchive(actor, file, progress) : importArchive(actor, file, as, progress)) {
    listener.read(file, progress.bytes)
    await listener.taken(answer)
  }
}

/** Where the pictures of a file come from. In a trial none is taken: those that would be fetched count as if they had come. */
function openPictures(folder: string, { pictures, fetchPictures, isTrial }: ImportOptions, listener: Heard) {
  if (isTrial) return { pictures: picturesOfTrial(fetchPictures !== undefined && fetchPictures !== false), close: async () => {} }
  const actor = machine('import')
  const local = localPictures(pictures ?? folder, actor)
  if (!fetchPictures) return { pictures: local, close: async () => {} }
  const fetcher = new Fetcher(fetchPictures === true ? undefined : fetchPictures)
  return { pictures: withRemotePictures(local, actor, fetcher, listener.fetched), close: fetcher.close }
}

export async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const ofFiles: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read by this account',
  EISDIR: 'it is a folder',
  Z_BUF_ERROR: 'the compressed file is truncated; the part before was imported',
  Z_DATA_ERROR: 'the compressed file is damaged; the part before was imported',
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')
const isOfTheFile = (error: unknown): boolean => codeOf(error) in ofFiles
const reasonOf = (error: unknown): string => ofFiles[codeOf(error)] ?? String(error)
