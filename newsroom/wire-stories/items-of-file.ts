import type { Language } from '#lib/languages.ts'
import { itemsOf, recogniseFile } from '#newsroom/formats/open-file.ts'
import { noPictures } from '#newsroom/formats/picture-source.ts'
import { type Arrival, explainBrokenItem, type Recall } from '#newsroom/formats/wire-story.ts'
import { cleanStory } from '#newsroom/import/clean-story.ts'
import { findSections } from '#newsroom/taxonomy/upsert-by-slug.ts'
import type { ReadItem } from '#newsroom/wire/take-items.ts'

/** The most items of one file. */
const mostItems = 500

/** `broken`: why single items could not be read. */
export type FoundItems = { items: ReadItem[]; recalls: Recall[]; broken: string[] }

/** The items of the file, or why there are none. A broken item keeps no other from coming. */
export async function itemsOfFile(path: string, language: Language): Promise<FoundItems | string> {
  const kind = await recogniseFile(path)
  if (kind === null || !['feed', 'ninjs', 'newsml', 'nitf'].includes(kind)) return 'it is neither RSS nor Atom, ninjs, NewsML-G2 or NITF'
  const sections = await findSections(language)
  return orWhy(() => readItems(path, { language, pictures: noPictures, sections, now: new Date() }))
}

async function readItems(path: string, reading: Parameters<typeof itemsOf>[1]): Promise<FoundItems> {
  const found: FoundItems = { items: [], recalls: [], broken: [] }
  for await (const item of itemsOf(path, reading, { bytes: 0 })) {
    if ('result' in item) {
      if (item.result === 'failed') found.broken.push(item.reason)
      continue
    }
    if ('recall' in item) found.recalls.push(item)
    const arrival = 'recall' in item ? item.otherwise : item
    const read = arrival && (await orWhy(() => readItem(arrival)))
    if (typeof read === 'string') found.broken.push(read)
    else if (read) found.items.push(read)
    if (found.items.length + found.recalls.length >= mostItems) break
  }
  return found
}

async function readItem({ source, digest, read }: Arrival): Promise<ReadItem | null> {
  const story = cleanStory(await read())
  return story.headline === '' ? null : { source, digest, story }
}

/** What a file or an item of it holds, or why it cannot be read. What is nobody's fault, as a database that is away, is thrown. */
async function orWhy<Read>(read: () => Promise<Read>): Promise<Read | string> {
  try {
    return await read()
  } catch (error) {
    const why = explainBrokenItem(error)
    if (why === null) throw error
    return why
  }
}
