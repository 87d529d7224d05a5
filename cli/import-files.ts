import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import type { Language } from '#lib/languages.ts'
import { type Allows, Fetcher } from '#newsroom/formats/fetch-file.ts'
import { itemsOf } from '#newsroom/formats/open-file.ts'
import { picturesIn } from '#newsroom/formats/pictures-at-hand.ts'
import { withFetched } from '#newsroom/formats/pictures-fetched.ts'
import { isArchive } from '#newsroom/formats/read-archive.ts'
import type { Arrival } from '#newsroom/formats/wire-story.ts'
import { importArchive } from '#newsroom/import/import-archive.ts'
import { importStories } from '#newsroom/import/import-stories.ts'
import type { ImportResult, Target } from '#newsroom/import/incoming.ts'
import { recall } from '#newsroom/import/recall.ts'
import { slugsToCome } from '#newsroom/import/slugs-to-come.ts'
import { machine } from '#newsroom/people/person.ts'
import { findSections } from '#newsroom/taxonomy/upsert-by-slug.ts'

/**
 * `pictures`: the folder where their files are looked for; the file's own when it is not given. `site`: the address of the
 * site, for a WordPress export that does not say it. `fetchPictures`: those that are not at hand come from their addresses; a
 * function says which IP addresses are allowed in place of the public ones (tests name their own server).
 */
export type ImportOptions = { as: Target; language: Language; pictures?: string; site?: string; fetchPictures?: boolean | Allows }
export type Heard = {
  taken: (answer: ImportResult) => Promise<void> | void
  read: (file: string, bytes: number) => void
  /** How many pictures came from the network so far, and how many did not. */
  fetched?: (came: number, failed: number) => void
}

/** Stories that go in together, in one transaction. */
const batchSize = 500

/**
 * Takes in files one after the other. While one batch is being written the next one is read, so no more than two are ever
 * in memory, however long the file. A file that cannot be read costs that file alone.
 */
export async function importFiles(files: readonly string[], options: ImportOptions, heard: Heard): Promise<void> {
  let imported = 0
  const counting: Heard = {
    ...heard,
    taken: (answer) => {
      if (answer.result === 'imported') imported += 1
      return heard.taken(answer)
    },
  }
  for (const file of files) {
    try {
      await importFile(file, options, counting)
    } catch (error) {
      if (!isOfTheFile(error)) throw error
      await heard.taken({ source: file, result: 'failed', reason: `${file}: ${reasonOf(error)}`, losses: [] })
    }
  }
  // Postgres plans by what it knows of its tables: after a thousand new rows that is wrong until it looks again.
  if (imported >= 1000) await database().execute(sql`analyze`)
}

async function importFile(file: string, { as, language, pictures, site, fetchPictures }: ImportOptions, heard: Heard): Promise<void> {
  const actor = machine('import')
  const progress = { bytes: 0 }
  if (await isArchive(file)) {
    for await (const answer of importArchive(actor, file, as, progress)) {
      heard.read(file, progress.bytes)
      await heard.taken(answer)
    }
    return
  }
  const atHand = picturesIn(pictures ?? dirname(file), actor)
  const fetcher = fetchPictures ? new Fetcher(fetchPictures === true ? undefined : fetchPictures) : null
  const reading = {
    language,
    pictures: fetcher ? withFetched(atHand, actor, fetcher, heard.fetched) : atHand,
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
    writing = importStories(actor, arrivals, as)
    writing.catch(() => {}) // looked at by the next await; a failure in between must not end the program
  }
  const report = async (answers: ImportResult[]) => {
    for (const answer of answers) await heard.taken(answer)
  }
  try {
    for await (const item of itemsOf(file, reading, progress)) {
      heard.read(file, progress.bytes)
      if ('result' in item) {
        await heard.taken({ losses: [], ...item })
        continue
      }
      if ('recall' in item) {
        if (batch.has(item.source)) await write()
        await writing
        const answer = await recall(actor, item)
        if (answer) await heard.taken(answer)
        if (answer || !item.otherwise) continue
      }
      const arrival = 'recall' in item ? item.otherwise : item
      // The same story twice: the second one is a change of the first, and comes after it.
      if (batch.has(arrival.source)) await write()
      batch.set(arrival.source, arrival)
      if (batch.size >= batchSize) await write()
    }
  } finally {
    // What was read before a file broke off goes in all the same.
    if (batch.size > 0) await write()
    await report(await writing)
    await fetcher?.close()
  }
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
  Z_BUF_ERROR: 'the packed file breaks off; what came before is in',
  Z_DATA_ERROR: 'the packed file is damaged; what came before is in',
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')
const isOfTheFile = (error: unknown): boolean => codeOf(error) in ofFiles
const reasonOf = (error: unknown): string => ofFiles[codeOf(error)] ?? String(error)
