import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { replacePicture } from './replace-picture.ts'

let cast: Cast
let from: string
let to: string
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, media restart identity cascade`)
  cast = await seedCast()
  const file = { name: 'a.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1, state: 'ready' as const }
  const rows = await database()
    .insert(media)
    .values([
      { ...file, hash: 'from' },
      { ...file, hash: 'to', alt: 'A new quay', caption: 'Quay 3', credit: 'Nora' },
    ])
    .returning({ id: media.id })
  ;[from = '', to = ''] = rows.map(({ id }) => id)
})

const makeShown = (mediaId: string) => ({ mediaId, alt: 'An old quay', caption: '', credit: 'Wire' })
const figure = (mediaId: string): DocumentNode => ({ type: 'picture', attrs: makeShown(mediaId) })
const words: DocumentNode = { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }
const write = (articleId: string, content: DocumentNode[]) =>
  database()
    .update(drafts)
    .set({ body: { type: 'doc', content } })
    .where(eq(drafts.articleId, articleId))
const asHero = (articleId: string) =>
  database()
    .update(articles)
    .set({ hero: makeShown(from) })
    .where(eq(articles.id, articleId))
async function storyOf(articleId: string) {
  const [row] = await database()
    .select({ hero: articles.hero, body: drafts.body, stage: articles.stage })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  return row
}
const another = () => ({ mediaId: to, alt: 'A new quay', caption: 'Quay 3', credit: 'Nora' })

test('a picture is replaced in every draft, as hero, in the text and in boxes, with the words of the new one; readers keep theirs', async () => {
  const { draft, published } = cast.articles
  await write(draft, [words, figure(from), { type: 'pictures', attrs: { layout: 'row' }, content: [figure(from), figure(to)] }])
  await asHero(published)
  await database().insert(liveMedia).values({ articleId: published, mediaId: from })
  const answer = await replacePicture(cast.marta, { from, to })
  expect(answer).toMatchObject({ ok: true, value: { others: 0 } })
  expect(answer.ok && answer.value.stories.map(({ articleId, problem }) => [articleId, problem]).sort()).toEqual(
    [
      [draft, null],
      [published, null],
    ].sort(),
  )
  expect((await storyOf(published))?.hero).toEqual(another())
  const body = JSON.stringify((await storyOf(draft))?.body)
  expect(body).not.toContain(from)
  expect(body.split('A new quay')).toHaveLength(3)
  expect(body).toContain('An old quay') // the one that was there before
  expect(await database().select().from(liveMedia)).toMatchObject([{ mediaId: from }])
})

test('where the picture is on a map it is said that the marker stays where it was; elsewhere not', async () => {
  const { draft, published } = cast.articles
  const marker = { x: 10, y: 90 }
  const name: DocumentNode = { type: 'title', content: [{ type: 'text', text: 'The quay' }] }
  await write(draft, [{ type: 'map', attrs: { marker, coordinates: '' }, content: [figure(from), name] }])
  await write(published, [figure(from), { type: 'map', attrs: { marker, coordinates: '' }, content: [figure(to), name] }])
  const answer = await replacePicture(cast.marta, { from, to })
  expect(answer.ok && Object.fromEntries(answer.value.stories.map(({ articleId, isOnMap }) => [articleId, isOnMap]))).toEqual({
    [draft]: true,
    [published]: false,
  })
  expect((await storyOf(draft))?.body.content[0]).toMatchObject({ attrs: { marker }, content: [{ attrs: another() }, name] })
})

test('stories of others stay, counted and unnamed; those that only readers have are named', async () => {
  await asHero(cast.articles.draft)
  expect(await replacePicture(cast.danylo, { from, to })).toEqual({ ok: true, value: { stories: [], others: 1 } })
  expect((await storyOf(cast.articles.draft))?.hero).toEqual(makeShown(from))
  await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: from })
  expect(await replacePicture(cast.marta, { from, to })).toMatchObject({
    value: {
      stories: expect.arrayContaining([
        expect.objectContaining({ articleId: cast.articles.published, problem: 'not-in-draft' }),
        expect.objectContaining({ articleId: cast.articles.draft, problem: null }),
      ]),
    },
  })
})

test('an editor of other sections changes nothing in a story that they only see', async () => {
  await asHero(cast.articles.draft)
  const elsewhere = { ...cast.marta, limits: { sections: [], slugs: [] } }
  expect(await replacePicture(elsewhere, { from, to })).toMatchObject({ value: { stories: [{ problem: 'not-allowed' }] } })
  expect((await storyOf(cast.articles.draft))?.hero).toEqual(makeShown(from))
})

test('a picture that is in the bin, or nowhere, takes no other’s place', async () => {
  await database().update(media).set({ deletedAt: new Date() }).where(eq(media.id, to))
  await expect(replacePicture(cast.marta, { from, to })).rejects.toThrow(NotFound)
  await expect(replacePicture(cast.marta, { from, to: cast.olena.id })).rejects.toThrow(NotFound)
})
