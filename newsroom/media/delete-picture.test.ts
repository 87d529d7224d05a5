import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { feedLooks } from '#db/schema/feed.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { pages, pageTexts } from '#db/schema/pages.ts'
import { audit } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { snippets } from '#db/schema/snippets.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { storyTemplates } from '#db/schema/templates.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { photo } from '#testing/pictures.ts'
import { addPicture } from './add-picture.ts'
import { deletePicture } from './delete-picture.ts'
import { libraryPage, libraryPicture } from './library.ts'
import { restorePicture } from './restore-picture.ts'
import { sweepDeletedPictures } from './sweep-deleted.ts'
import { usageOf } from './usage.ts'

let cast: Cast
let added = 0
beforeAll(async () => {
  cast = await seedCast()
})

async function newPicture(createdBy = cast.olena.id): Promise<string> {
  added += 1
  const facts = { hash: added.toString(16).padStart(64, '0'), name: `photo-${added}.jpg`, format: 'jpeg', bytes: 1, width: 10, height: 10 }
  const [row] = await database()
    .insert(media)
    .values({ ...facts, state: 'ready', createdBy })
    .returning({ id: media.id })
  return row?.id ?? ''
}

const showPicture = (mediaId: string) => ({ mediaId, alt: '', caption: '', credit: '' })
const textWith = (mediaId: string) => ({
  type: 'doc' as const,
  content: [{ type: 'pictures', attrs: { layout: 'row' }, content: [{ type: 'picture', attrs: showPicture(mediaId) }] }],
})
const inBin = async (who: Cast['marta']) => (await libraryPage(who, { bin: 'yes' })).pictures.map(({ id }) => id)
const inLibrary = async () => (await libraryPage(cast.marta, {})).pictures.map(({ id }) => id)

test('an unused picture goes into the bin, is in no list, and comes back', async () => {
  const [one, other] = [await newPicture(), await newPicture()]
  expect(await deletePicture(cast.olena, { id: one })).toEqual({ ok: true, value: { id: one } })
  expect(await deletePicture(cast.olena, { id: one })).toEqual({ ok: true, value: { id: one } })
  expect(await inLibrary()).toEqual([other])
  expect((await libraryPicture(cast.olena, one)).deletedAt).not.toBeNull()
  // Journalists see their own in the bin, editors everybody's.
  expect([await inBin(cast.olena), await inBin(cast.danylo), await inBin(cast.marta)]).toEqual([[one], [], [one]])
  expect(await restorePicture(cast.marta, { id: one })).toEqual({ ok: true, value: { id: one } })
  expect(await restorePicture(cast.marta, { id: one })).toEqual({ ok: true, value: { id: one } })
  expect([...(await inLibrary())].sort()).toEqual([one, other].sort())
  const acts = await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, one)).orderBy(audit.id)
  expect(acts.map(({ verb }) => verb)).toEqual(['delete-picture', 'restore-picture'])
})

test('a journalist deletes only what they added', async () => {
  const one = await newPicture()
  await expect(deletePicture(cast.danylo, { id: one })).rejects.toThrow(NotAllowed)
  await expect(restorePicture(cast.danylo, { id: one })).rejects.toThrow(NotAllowed)
  await expect(deletePicture(cast.marta, { id: cast.marta.id })).rejects.toThrow(NotFound)
  expect(await deletePicture(cast.marta, { id: one })).toMatchObject({ ok: true })
})

const places: Record<string, (mediaId: string) => Promise<unknown>> = {
  'the main picture of a draft': (id) =>
    database()
      .update(articles)
      .set({ hero: showPicture(id) })
      .where(eq(articles.id, cast.articles.draft)),
  'a group of pictures in a draft': (id) =>
    database()
      .update(drafts)
      .set({ body: textWith(id) })
      .where(eq(drafts.articleId, cast.articles.draft)),
  'a suggestion in a draft': (id) =>
    database()
      .update(drafts)
      .set({ suggested: textWith(id) })
      .where(eq(drafts.articleId, cast.articles.submitted)),
  'what readers have of a story': (id) => database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: id }),
  'a look in a feed': (id) =>
    database().insert(feedLooks).values({ feedId: cast.feed.id, articleId: cast.articles.published, mediaId: id }),
  'an author’s portrait': (id) => database().update(authors).set({ portraitId: id }).where(eq(authors.id, cast.author.id)),
  'the logo': (id) => database().update(newsroom).set({ logoId: id }),
  'the picture of link previews': (id) => database().update(newsroom).set({ sharePictureId: id }),
  'a page of the house that is being written': async (id) => {
    const [page] = await database().insert(pages).values({ slug: 'about', position: 0 }).returning()
    const text = { headline: 'About', dek: '', body: textWith(id), version: 1 }
    await database()
      .insert(pageTexts)
      .values({ pageId: page?.id ?? '', language: 'en', ...text })
  },
  'a template': async (id) => {
    await database()
      .insert(storyTemplates)
      .values({ language: 'en', name: 'Market report', body: textWith(id) })
  },
  'a snippet for all': async (id) => {
    await database()
      .insert(snippets)
      .values({ name: 'Box of the market', body: textWith(id) })
  },
  'a snippet of one person': async (id) => {
    await database()
      .insert(snippets)
      .values({ personId: cast.olena.id, name: 'Secret of Olena', body: textWith(id) })
  },
  'a story that is planned with it': async (id) => {
    const articleId = cast.articles.unpublished
    const facts = { slug: 'rain', sectionId: cast.section.id, bylines: [], topics: [], hero: null, breaking: false }
    const story = { headline: 'Rain', dek: '', body: textWith(id), language: 'en' as const, ...facts, seoTitle: '', seoDescription: '' }
    await database().insert(draftVersions).values({ articleId, number: 1, kind: 'scheduled', draftVersion: 1, words: 1, story })
    const time = { at: new Date('2099-01-01T10:00:00Z'), wallTime: '2099-01-01T10:00', zone: 'UTC' }
    await database()
      .insert(schedules)
      .values({ kind: 'publish', articleId, preparedVersion: 1, plannedBy: cast.marta.id, ...time })
  },
}

test.each(Object.keys(places))('it stays while it stands in %s, which the list of uses names', async (place) => {
  const id = await newPicture()
  await places[place]?.(id)
  expect(await deletePicture(cast.marta, { id })).toEqual({ ok: false, problem: 'used' })
  const { stories, spots } = await usageOf(cast.marta, id)
  expect(stories.length + spots.length).toBe(1)
  expect(JSON.stringify(spots)).not.toContain('Secret')
})

test('after 30 days it is deleted; one that is used again stays', async () => {
  const [due, young, again] = [await newPicture(), await newPicture(), await newPicture()]
  for (const id of [due, young, again]) await deletePicture(cast.marta, { id })
  await database()
    .update(articles)
    .set({ hero: showPicture(again) })
    .where(eq(articles.id, cast.articles.submitted))
  await database().update(media).set({ deletedAt: sql`now() - interval '31 days'` }).where(sql`id in (${due}, ${again})`)
  await sweepDeletedPictures()
  await expect(libraryPicture(cast.marta, due)).rejects.toThrow(NotFound)
  expect((await libraryPicture(cast.marta, young)).deletedAt).not.toBeNull()
  expect((await libraryPicture(cast.marta, again)).deletedAt).toBeNull()
  const [act] = await database().select().from(audit).where(eq(audit.verb, 'purge-picture'))
  expect(act).toMatchObject({ personId: null, subjectId: due })
})

test('the same file, added again, is taken back from the bin', async () => {
  const bytes = await photo(400, 300).jpeg().toBuffer()
  const file = { name: 'tram.jpg', bytes }
  const first = await addPicture(cast.olena, file)
  if (!first.ok) throw new Error(first.problem)
  await deletePicture(cast.olena, { id: first.value.id })
  expect(await addPicture(cast.danylo, file)).toMatchObject({ ok: true, value: { id: first.value.id, already: true, deletedAt: null } })
  expect(await inLibrary()).toContain(first.value.id)
})
