import { and, eq, notInArray, sql } from 'drizzle-orm'
import { generateNKeysBetween } from 'fractional-indexing'
import { database, type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { announce, record } from '#db/record.ts'
import { feedItems, feeds } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { authorRedirects, authors, sectionRedirects, sections, topicRedirects, topics } from '#db/schema/taxonomy.ts'
import { mainFeed } from '#lib/feed-names.ts'
import type { Language } from '#lib/languages.ts'
import { isPublished } from '#lib/publication.ts'
import { type Crops, cropProblem, shapeNames } from '#lib/renditions.ts'
import { tags } from '#lib/tags.ts'
import { addAttachment } from '#newsroom/attachments/add-attachment.ts'
import { describeAttachment } from '#newsroom/attachments/describe-attachment.ts'
import { lockFeed } from '#newsroom/feed/postgres-feed-order.ts'
import { putInByDate } from '#newsroom/feed/put-in-by-date.ts'
import type { ArchivedFeeds, ArchivedNewsroom, ArchivedStory } from '#newsroom/formats/archive.ts'
import { type ArchivePart, readArchive } from '#newsroom/formats/read-archive.ts'
import type { Progress } from '#newsroom/formats/text-file.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { type AddedPicture, addPicture } from '#newsroom/media/add-picture.ts'
import { keepCrop } from '#newsroom/media/crop-picture.ts'
import { renditionsAside } from '#newsroom/media/renditions-aside.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { tagsOfLed } from '#newsroom/taxonomy/merged-slugs.ts'
import { takePages } from './archived-pages.ts'
import { importArchivedStories, type Moved, notInFuture } from './archived-stories.ts'
import { describeForeign } from './describe-foreign.ts'
import type { Target } from './incoming.ts'

/** Stories per transaction. */
const batchSize = 100

/**
 * Imports the archive of a newsroom (formats/archive.ts), this one's or another's. Existing rows stay: an existing section, topic, author
 * or picture is used, an existing story is never overwritten, and a feed that has an order keeps it. An empty newsroom gets everything with
 * its ids, times and order. With `as` "draft" nothing is published. An interrupted import can be run again and continues.
 */
export async function* importArchive(actor: Actor, path: string, as: Target, progress: Progress): AsyncGenerator<ImportResult> {
  authorise(actor, 'move the newsroom')
  const moved: Moved = { pictures: new Map(), here: new Set(), captionsOf: new Map() }
  const renditions = renditionsAside()
  let batch: ArchivedStory[] = []
  for await (const part of readArchive(path, progress)) {
    // All renditions must exist before stories that show them are published.
    if (part.kind !== 'picture') await renditions.all()
    if (part.kind !== 'story' && batch.length > 0) {
      yield* await importArchivedStories(actor, batch, as, moved)
      batch = []
    }
    if (part.kind === 'problem') yield answer(part.name, 'failed', `${path}, ${part.name}: ${part.reason}`)
    else if (part.kind === 'picture') yield await takePicture(actor, part, moved, renditions.make)
    else if (part.kind === 'attachment') yield await takeAttachment(actor, part, moved)
    else if (part.kind === 'newsroom') {
      await takeNewsroom(actor, part.newsroom, moved)
      await readPublication(database()) // an empty newsroom took the archive's languages
    } else if (part.kind === 'feeds') {
      if (as === 'published') await takeFeeds(actor, part.feeds, moved)
    } else if (!isPublished(part.story.language)) {
      yield answer(`story ${part.story.id}`, 'failed', `story ${part.story.id}: ${describeForeign(part.story.language)}`)
    } else if (batch.push(part.story) >= batchSize) {
      yield* await importArchivedStories(actor, batch, as, moved)
      batch = []
    }
  }
  await renditions.all()
  if (batch.length > 0) yield* await importArchivedStories(actor, batch, as, moved)
  await giveCaptions(actor, moved)
}

const answer = (source: string, result: ImportResult['result'], reason = ''): ImportResult => ({ source, result, reason, losses: [] })

async function takePicture(
  actor: Actor,
  { picture, path }: ArchivePart & { kind: 'picture' },
  moved: Moved,
  makeRenditions: (mediaId: string) => Promise<void>,
): Promise<ImportResult> {
  const { hash, name, createdAt, crops = {}, ...known } = picture
  const source = `picture ${name} (${hash.slice(0, 12)})`
  const outcome = await addPicture(actor, { name, path }, { renditions: 'aside', known: { ...known, createdAt: notInFuture(createdAt) } })
  if (!outcome.ok) return answer(source, 'failed', `${source}: its file was refused: ${outcome.problem}`)
  if (outcome.value.hash !== hash) return answer(source, 'failed', `${source}: its file does not match its hash`)
  moved.pictures.set(hash, outcome.value.id)
  const isReady = outcome.value.state === 'ready'
  const losses = isReady ? [] : await takeCrops(outcome.value, crops)
  if (!isReady) await makeRenditions(outcome.value.id)
  return { ...answer(source, outcome.value.already ? 'unchanged' : 'imported'), losses }
}

/** Keeps the crops that were drawn of a picture. Returns those that are none of it. */
async function takeCrops(picture: AddedPicture, crops: Crops): Promise<string[]> {
  return transaction(async (tx) => {
    const losses: string[] = []
    for (const shape of shapeNames) {
      const crop = crops[shape]
      if (!crop) continue
      if (cropProblem(shape, picture, crop)) losses.push(`the crop ${shape}, which does not lie in the picture or is too small`)
      else await keepCrop(tx, picture.id, shape, crop)
    }
    return losses
  })
}

async function takeAttachment(
  actor: Actor,
  { attachment: { hash, name, captions, ...known }, path }: ArchivePart & { kind: 'attachment' },
  moved: Moved,
): Promise<ImportResult> {
  const source = `file ${name} (${hash.slice(0, 12)})`
  const outcome = await addAttachment(actor, { name, path }, known)
  if (!outcome.ok) return answer(source, 'failed', `${source}: it was refused: ${outcome.problem}`)
  if (![outcome.value.hash, outcome.value.sourceHash].includes(hash))
    return answer(source, 'failed', `${source}: it does not match its hash`)
  moved.pictures.set(hash, outcome.value.id)
  if (captions && !outcome.value.captionsId) moved.captionsOf.set(outcome.value.id, captions)
  return answer(source, outcome.value.already ? 'unchanged' : 'imported')
}

/** Gives its captions to each video that has none here. They may come after it; those that were left out stay away. */
async function giveCaptions(actor: Actor, { pictures, captionsOf }: Moved): Promise<void> {
  for (const [id, hash] of captionsOf) {
    const captionsId = pictures.get(hash)
    if (captionsId) await describeAttachment(actor, { id, captionsId })
  }
}

/** The newsroom's name, sections, topics and authors. Existing ones stay as they are. */
async function takeNewsroom(actor: Actor, given: ArchivedNewsroom, { pictures }: Moved): Promise<void> {
  await transaction(async (tx) => {
    const facts = given.newsroom && rowOf(given.newsroom, pictures)
    const [taken] = facts ? await tx.insert(newsroom).values(facts).onConflictDoNothing().returning({ languages: newsroom.languages }) : []
    // Asked before, because what an archive says of merged slugs leads to what it brings.
    const led = await tagsOfAllLed(tx, given)
    const [{ next } = { next: 0 }] = await tx.select({ next: sql<number>`coalesce(max(${sections.position}) + 1, 0)::int` }).from(sections)
    for (const part of parts(given.sections.map(({ before: _, ...one }, index) => ({ ...one, position: next + index }))))
      await tx.insert(sections).values(part).onConflictDoNothing({ target: sections.slug })
    for (const part of parts(given.topics.map(({ slug, name }) => ({ slug, name }))))
      await tx.insert(topics).values(part).onConflictDoNothing({ target: topics.slug })
    const portraits = given.authors.map(({ portrait, before: _, ...one }) => ({
      ...one,
      portraitId: (portrait && pictures.get(portrait)) ?? null,
    }))
    for (const part of parts(portraits)) await tx.insert(authors).values(part).onConflictDoNothing({ target: authors.slug })
    await takeRedirects(tx, given)
    await takePages(tx, given.pages, pictures)
    await record(tx, actor, 'import-archive', { kind: 'newsroom' }, { sections: given.sections.length, authors: given.authors.length })
    await announce(
      tx,
      [tags.newsroom(), ...led],
      taken ? { kind: 'languages', languages: taken.languages } : { kind: 'changed', what: 'newsroom', id: 'newsroom' },
    )
  })
}

/** Of the slugs of merged things that an archive brings back. */
async function tagsOfAllLed(tx: Transaction, given: ArchivedNewsroom): Promise<string[]> {
  const led: string[] = []
  for (const [kind, things] of [
    ['section', given.sections],
    ['topic', given.topics],
    ['author', given.authors],
  ] as const)
    for (const part of parts(things.map(({ slug }) => slug))) led.push(...(await tagsOfLed(tx, kind, part)))
  return led
}

/** A picture that did not come in is left out. */
function rowOf({ house, ...facts }: NonNullable<ArchivedNewsroom['newsroom']>, pictures: Moved['pictures']): typeof newsroom.$inferInsert {
  if (!house) return facts
  const { logo, sharePicture, ...rest } = house
  const idOf = (hash: string | null) => (hash && pictures.get(hash)) ?? null
  return { ...facts, ...rest, logoId: idOf(logo), sharePictureId: idOf(sharePicture) }
}

/** Where the slugs of merged sections, topics and authors lead. Their ids there mean nothing here. */
async function takeRedirects(tx: Transaction, given: ArchivedNewsroom): Promise<void> {
  for (const part of parts(await redirectsTo(tx, sections, given.sections)))
    await tx
      .insert(sectionRedirects)
      .values(part.map(({ slug, id }) => ({ slug, sectionId: id })))
      .onConflictDoNothing()
  for (const part of parts(await redirectsTo(tx, topics, given.topics)))
    await tx
      .insert(topicRedirects)
      .values(part.map(({ slug, id }) => ({ slug, topicId: id })))
      .onConflictDoNothing()
  for (const part of parts(await redirectsTo(tx, authors, given.authors)))
    await tx
      .insert(authorRedirects)
      .values(part.map(({ slug, id }) => ({ slug, authorId: id })))
      .onConflictDoNothing()
}

type Table = typeof sections | typeof topics | typeof authors

async function redirectsTo(tx: Transaction, table: Table, given: { slug: string; before: string[] }[]) {
  const found: { slug: string; id: string }[] = []
  for (const part of parts(given.filter(({ before }) => before.length > 0))) {
    const rows = await tx
      .select({ id: table.id, slug: table.slug })
      .from(table)
      .where(
        isAmong(
          table.slug,
          part.map(({ slug }) => slug),
        ),
      )
    const ids = new Map(rows.map(({ id, slug }) => [slug, id]))
    for (const { slug, before } of part) {
      const id = ids.get(slug)
      if (id) found.push(...before.map((old) => ({ slug: old, id })))
    }
  }
  return found
}

/** Rows per statement: well under Postgres' limit of 65,535 parameters. */
function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += 2000) yield rows.slice(start, start + 2000)
}

/** An empty feed gets the archive's order; in a feed that has an order, imported stories are inserted by date. */
async function takeFeeds(actor: Actor, given: ArchivedFeeds, { here }: Moved): Promise<void> {
  for (const { name, language, pinned, stories } of given.filter((feed) => isPublished(feed.language))) {
    await transaction(async (tx) => {
      await tx.insert(feeds).values({ name, language }).onConflictDoNothing()
      const order = await lockFeed(tx, { name, language })
      const [first] = await tx.select({ id: feedItems.articleId }).from(feedItems).where(eq(feedItems.feedId, order.feed.id)).limit(1)
      const live = await liveOf(tx, [...new Set([...pinned, ...stories])], order.feed)
      if (first) {
        if (name !== mainFeed) return // a section's order here is that of the editors here
        // Stories that were here before stay where they are: somebody may have taken them out of this feed.
        const news = [...live].flatMap(([articleId, at]) => (here.has(articleId) ? [{ articleId, at }] : []))
        return putInByDate(tx, actor, language, news)
      }
      const stillLive = [...new Set([...pinned, ...stories])].filter((id) => live.has(id))
      const keys = generateNKeysBetween(null, null, stillLive.length)
      const isPinned = new Set(pinned)
      const additions = stillLive.map((articleId, index) => ({
        kind: 'import' as const,
        articleId,
        from: null,
        to: { pinned: isPinned.has(articleId), position: keys[index] ?? '' }, // there are as many keys as stories
      }))
      await order.append(actor.id, order.version, additions)
      await announce(tx, [tags.feed(name, language), tags.lists(language)], { kind: 'imported', articles: stillLive.length })
    })
  }
}

/** The stories that are live in this language and not in the feed, with their dates. */
async function liveOf(tx: Transaction, ids: string[], feed: { id: string; language: Language }): Promise<Map<string, Date>> {
  const live = new Map<string, Date>()
  const inFeed = database().select({ id: feedItems.articleId }).from(feedItems).where(eq(feedItems.feedId, feed.id))
  for (const part of parts(ids)) {
    const rows = await tx
      .select({ id: liveArticles.articleId, at: liveArticles.firstPublishedAt })
      .from(liveArticles)
      .where(
        and(isAmong(liveArticles.articleId, part), eq(liveArticles.language, feed.language), notInArray(liveArticles.articleId, inFeed)),
      )
    for (const { id, at } of rows) live.set(id, at)
  }
  return live
}
