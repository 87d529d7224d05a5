import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { and, asc, count, eq, getTableColumns, gt, inArray, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Pack, pack } from 'tar-stream'
import { database, type Reading, type Transaction } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articles } from '#db/schema/articles.ts'
import { feedItems, feeds } from '#db/schema/feed.ts'
import { media } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { authorRedirects, authors, sectionRedirects, sections, topicRedirects, topics } from '#db/schema/taxonomy.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { cropsOf } from '#newsroom/media/crops-of.ts'
import { knownFacts } from '#newsroom/media/facts.ts'
import { originalKey } from '#newsroom/media/storage-keys.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type ArchivedFeeds, type ArchivedNewsroom, type ArchivedPicture, archiveFormat, archiveNames } from './archive.ts'
import { archivedPages } from './archived-pages.ts'
import { archivedStories, archiveIndex, type ExportOptions } from './archived-stories.ts'
import { archivedTextOf } from './archived-text.ts'
import { ninjsOf } from './ninjs-of.ts'
import { nothingEmbargoed, onlyEmbargoed } from './only-embargoed.ts'
import { writeAttachments } from './write-attachments.ts'

/** `embargoed`: how many stories are left out, or marked, because they are under embargo. */
export type Written = { stories: number; pictures: number; missing: string[]; embargoed: number }

/**
 * Writes the whole newsroom as an archive (archive.ts) in its state at one moment, however long the writing takes; compressed if the path
 * ends in "gz". The file appears only when it is complete. Memory use does not grow with the newsroom, except for lists of ids. `missing`:
 * pictures whose file is not in the storage. Stories under embargo are left out with their pictures, unless the options ask for them; then
 * their files say so.
 */
export async function writeArchive(actor: Actor, path: string, options: ExportOptions = {}): Promise<Written> {
  authorise(actor, 'move the newsroom')
  const tar = pack()
  const beside = `${path}.part`
  const from = Readable.from(tar)
  const file = createWriteStream(beside, { mode: 0o600 })
  const flowing = path.endsWith('gz') ? pipeline(from, createGzip(), file) : pipeline(from, file)
  const written = database().transaction((tx) => writeEverything(tx, tar, options), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
  // If one fails, the other is ended: with a full disk the transaction must not wait forever.
  flowing.catch((error) => tar.destroy(error))
  written.catch((error) => tar.destroy(error))
  try {
    const [answer] = await Promise.all([written, flowing])
    await rename(beside, path)
    return answer
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

async function writeEverything(tx: Transaction, tar: Pack, options: ExportOptions): Promise<Written> {
  await add(tar, archiveNames.head, archiveFormat)
  const held = options.embargoed ? nothingEmbargoed : await onlyEmbargoed(tx)
  const pictures = await addPictures(tx, tar, held.pictures)
  const file = (name: string, { bytes, stream }: { bytes: number; stream: ReadableStream<Uint8Array> }) =>
    pipeline(stream, tar.entry(header(name, bytes)) as unknown as NodeJS.WritableStream)
  pictures.missing.push(...(await writeAttachments(tx, { json: (name, thing) => add(tar, name, thing), file }, held.attachments)))
  const index = await archiveIndex(tx)
  await add(tar, archiveNames.newsroom, await newsroomOf(tx, held.topics))
  let stories = 0
  for await (const given of archivedStories(tx, index, options)) {
    stories += 1
    await add(tar, archiveNames.story(given.story.id), given.story)
    // For other programs, which may not heed the mark of an embargo.
    if (!given.isEmbargoed) await add(tar, archiveNames.ninjs(given.story.id), ninjsOf(given, index))
    const { name, markdown } = archivedTextOf(given, index)
    await addText(tar, name, markdown)
  }
  await add(tar, archiveNames.feeds, await feedsOf(tx))
  tar.finalize()
  const [{ embargoed = 0 } = {}] = await tx.select({ embargoed: count() }).from(articles).where(isEmbargoed)
  return { stories, ...pictures, embargoed }
}

/** Without times and owners of files, so that the same newsroom gives the same bytes. */
const header = (name: string, size: number) => ({ name, size, mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 })

const add = (tar: Pack, name: string, thing: unknown): Promise<void> => addText(tar, name, `${JSON.stringify(thing, null, 1)}\n`)

function addText(tar: Pack, name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  return new Promise((resolve, reject) => {
    if (tar.destroyed) return reject(new Error('the archive cannot be written'))
    tar.entry(header(name, bytes.length), bytes, (error) => (error ? reject(error) : resolve()))
  })
}

const pageSize = 200

/** `held`: ids of pictures that are left out. */
async function addPictures(tx: Transaction, tar: Pack, held: ReadonlySet<string>): Promise<Pick<Written, 'pictures' | 'missing'>> {
  const missing: string[] = []
  let pictures = 0
  for (let after = ''; ; ) {
    const page = await tx
      .select({ ...getTableColumns(media), crops: cropsOf })
      .from(media)
      .where(and(gt(media.hash, after), inArray(media.state, ['ready', 'processing']), isNull(media.deletedAt)))
      .orderBy(asc(media.hash))
      .limit(pageSize)
    for (const { id, hash, format, name, alt, caption, credit, focalX, focalY, crops, createdAt, ...row } of page) {
      if (held.has(id)) continue
      const file = await storage().open(originalKey(hash))
      if (!file) missing.push(`${name} (${hash})`)
      else {
        const picture: ArchivedPicture = {
          ...{ hash, name, alt, caption, credit, focalX, focalY, createdAt: createdAt.toISOString() },
          ...(Object.keys(crops).length > 0 ? { crops } : {}),
          ...knownFacts(row),
        }
        await add(tar, archiveNames.picture(hash), picture)
        await pipeline(
          file.stream,
          tar.entry(header(archiveNames.pictureFile(hash, format), file.bytes)) as unknown as NodeJS.WritableStream,
        )
        pictures += 1
      }
    }
    after = page.at(-1)?.hash ?? ''
    if (page.length < pageSize) return { pictures, missing }
  }
}

/** `held`: ids of topics that are left out. */
async function newsroomOf(reading: Reading, held: ReadonlySet<string>): Promise<ArchivedNewsroom> {
  const before = await slugsBefore(reading)
  const inOrder = await reading.select().from(sections).orderBy(asc(sections.position), asc(sections.slug))
  return {
    newsroom: await factsOf(reading),
    pages: await archivedPages(reading),
    sections: inOrder.map(({ id, slug, name, description }) => ({ slug, name, description, before: before(id) })),
    topics: (await reading.select().from(topics).orderBy(asc(topics.slug)))
      .filter(({ id }) => !held.has(id))
      .map(({ id, slug, name }) => ({ slug, name, before: before(id) })),
    authors: await authorsOf(reading, before),
  }
}

type SlugsBefore = (id: string) => string[]

/** The slugs of what was merged into a section, topic or author. */
async function slugsBefore(reading: Reading): Promise<SlugsBefore> {
  const rows = [
    ...(await reading.select({ slug: sectionRedirects.slug, id: sectionRedirects.sectionId }).from(sectionRedirects)),
    ...(await reading.select({ slug: topicRedirects.slug, id: topicRedirects.topicId }).from(topicRedirects)),
    ...(await reading.select({ slug: authorRedirects.slug, id: authorRedirects.authorId }).from(authorRedirects)),
  ]
  const byId = Map.groupBy(rows, ({ id }) => id)
  return (id) => (byId.get(id) ?? []).map(({ slug }) => slug).sort()
}

async function factsOf(reading: Reading): Promise<ArchivedNewsroom['newsroom']> {
  const [logo, sharePicture] = [alias(media, 'logo'), alias(media, 'share_picture')]
  const [row] = await reading
    .select({ facts: newsroom, logo: logo.hash, sharePicture: sharePicture.hash })
    .from(newsroom)
    .leftJoin(logo, eq(logo.id, newsroom.logoId))
    .leftJoin(sharePicture, eq(sharePicture.id, newsroom.sharePictureId))
  if (!row) return null
  const { name, tagline, languages, timezone, footer, socialLinks, accentLight, accentDark, indexed, refusedCrawlers, llms } = row.facts
  const pictures = { logo: row.logo, sharePicture: row.sharePicture }
  const house = { footer, socialLinks, ...pictures, accentLight, accentDark, indexed, refusedCrawlers, llms }
  return { name, tagline, languages, timezone, house }
}

async function authorsOf(reading: Reading, before: SlugsBefore): Promise<ArchivedNewsroom['authors']> {
  const { id, slug, name, title, biography, proposed } = authors
  const rows = await reading
    .select({ id, slug, name, title, biography, portrait: media.hash, proposed })
    .from(authors)
    .leftJoin(media, eq(media.id, authors.portraitId))
    .orderBy(asc(authors.slug))
  return rows.map(({ id: authorId, proposed: isProposed, ...author }) => ({
    ...author,
    before: before(authorId),
    ...(isProposed && { proposed: isProposed }),
  }))
}

async function feedsOf(reading: Reading): Promise<ArchivedFeeds> {
  const given: ArchivedFeeds = []
  for (const { id, name, language } of await reading
    .select()
    .from(feeds)
    .where(isNull(feeds.draftOf))
    .orderBy(asc(feeds.name), asc(feeds.language))) {
    const items = await reading
      .select({ id: feedItems.articleId, pinned: feedItems.pinned })
      .from(feedItems)
      .where(eq(feedItems.feedId, id))
      .orderBy(asc(feedItems.position))
    const where = (pinned: boolean) => items.filter((item) => item.pinned === pinned).map((item) => item.id)
    given.push({ name, language, pinned: where(true), stories: where(false) })
  }
  return given
}
