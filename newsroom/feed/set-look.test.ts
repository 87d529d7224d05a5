import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { feedLooks, feeds } from '#db/schema/feed.ts'
import { media, renditions } from '#db/schema/media.ts'
import { outbox } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { sectionPage } from '#newsroom/paper/section-page.ts'
import { allowPicture } from '#newsroom/workflow/allow-picture.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { beginDraftOrder } from './begin-draft-order.ts'
import { deskOrder } from './desk-order.ts'
import { putIn } from './put-in.ts'
import { setLook } from './set-look.ts'
import { takeOut } from './take-out.ts'

const feed = { name: 'main', language: 'en' } as const
const section = { name: 'section:war', language: 'en' } as const
const usual = { headline: null, mediaId: null, size: null }
let cast: Cast
let articleId: string

beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, media, outbox, audit restart identity cascade`)
  cast = await seedCast()
  articleId = cast.articles.published
})

const first = async () => (await frontPage('en', null)).stories[0]

test('a story is called otherwise in one feed only, and edges hear of that feed alone', async () => {
  await putIn(cast.marta, { feed: section, articleId, seen: 0 })
  await database().delete(outbox)
  await setLook(cast.marta, { feed: section, articleId, headline: 'Called so in the section', mediaId: null, size: 'large' })
  expect(await first()).toMatchObject({ headline: 'The published story', size: null })
  const page = await sectionPage({ id: cast.section.id, slug: 'war' }, 'en', null)
  expect(page.stories).toMatchObject([{ headline: 'Called so in the section', size: 'large' }])
  expect(await database().select({ tags: outbox.tags }).from(outbox)).toEqual([{ tags: [tags.feed('section:war', 'en')] }])
})

test('it survives taking the story out and bringing it back, and setting it back to usual removes it', async () => {
  await setLook(cast.marta, { feed, articleId, headline: 'Called so here', mediaId: null, size: null })
  expect(await setLook(cast.marta, { feed, articleId, headline: 'Called so here', mediaId: null, size: null })).toMatchObject({
    value: { changed: false },
  })
  await takeOut(cast.marta, { feed, articleId, seen: 1 })
  expect(await setLook(cast.marta, { feed, articleId, ...usual })).toMatchObject({ problem: 'not-in-feed' })
  await putIn(cast.marta, { feed, articleId, seen: 2 })
  expect((await first())?.headline).toBe('Called so here')
  await setLook(cast.marta, { feed, articleId, ...usual })
  expect((await first())?.headline).toBe('The published story')
  expect(await database().select().from(feedLooks)).toEqual([])
})

test('a picture that only a feed shows is public while it does, and a takedown takes it away', async () => {
  const mediaId = await picture('ready')
  const waiting = await picture('processing')
  expect(await setLook(cast.marta, { feed, articleId, headline: null, mediaId: waiting, size: null })).toMatchObject({
    problem: 'no-picture',
  })
  await setLook(cast.marta, { feed, articleId, headline: null, mediaId, size: null })
  expect((await first())?.hero).toMatchObject({ mediaId, alt: '' })
  await database().delete(outbox)
  await takedown(cast.marta, { articleId, reason: 'A court says so' })
  const [row] = await database().select({ tags: outbox.tags }).from(outbox)
  expect(row?.tags).toEqual(expect.arrayContaining([tags.media(mediaId), tags.feed('main', 'en')]))
  expect(await publicPictures()).toEqual([])
})

test('a picture whose rights ran out is refused, and does not stand in the way of another headline', async () => {
  const [ended, shown] = [await picture('ready', 'ended'), await picture('ready')]
  const end = (mediaId: string) => database().update(media).set({ rightsEnd: '2020-01-31' }).where(eq(media.id, mediaId))
  await end(ended)
  expect(await setLook(cast.marta, { feed, articleId, headline: null, mediaId: ended, size: null })).toMatchObject({
    problem: 'rights-ended',
  })
  expect((await first())?.hero).toBeNull()
  await setLook(cast.marta, { feed, articleId, headline: null, mediaId: shown, size: null })
  await end(shown)
  expect(await setLook(cast.marta, { feed, articleId, headline: 'Called so here', mediaId: shown, size: null })).toMatchObject({ ok: true })
  expect(await first()).toMatchObject({ headline: 'Called so here', hero: { mediaId: shown } })
})

test('a picture whose holder is to be asked waits for their agreement to this story, as in publishing, and what is shown stays', async () => {
  const [mediaId, shown] = [await picture('ready'), await picture('ready', 'shown')]
  await setLook(cast.marta, { feed, articleId, headline: null, mediaId: shown, size: null })
  await database().update(media).set({ askFirst: true, rightsHolder: 'Harbour Wire' })
  const show = () => setLook(cast.marta, { feed, articleId, headline: null, mediaId, size: null })
  expect(await show()).toEqual({
    ok: false,
    problem: 'ask-first',
    detail: { pictures: ['a.jpg'], mediaId, holder: 'Harbour Wire' },
  })
  expect((await first())?.hero).toMatchObject({ mediaId: shown })
  expect(await setLook(cast.marta, { feed, articleId, headline: 'Called so here', mediaId: shown, size: null })).toMatchObject({ ok: true })
  await allowPicture(cast.marta, { articleId: cast.articles.draft, mediaId })
  expect(await show(), 'they agreed to another story').toMatchObject({ problem: 'ask-first' })
  await allowPicture(cast.marta, { articleId, mediaId })
  expect(await show()).toMatchObject({ ok: true })
  expect((await first())?.hero).toMatchObject({ mediaId })
})

test('a draft order shows readers nothing yet: what stands in it already is asked for again', async () => {
  const mediaId = await picture('ready')
  const draft = { ...feed, name: 'draft:main' }
  await beginDraftOrder(cast.marta, { feed })
  const show = () => setLook(cast.marta, { feed: draft, articleId, headline: null, mediaId, size: null })
  expect(await show()).toMatchObject({ ok: true })
  await database().update(media).set({ askFirst: true })
  expect(await show()).toMatchObject({ problem: 'ask-first' })
})

test.each([
  { headline: null, mediaId: 'the picture', size: null },
  { headline: null, mediaId: null, size: 'large' as const },
  { headline: 'Called so here', mediaId: null, size: null },
])('the desk knows a look of which only one part is its own: %o', async (look) => {
  const mediaId = look.mediaId && (await picture('ready'))
  await setLook(cast.marta, { feed, articleId, ...look, mediaId })
  expect(await deskOrder(cast.marta, { feed, length: 1 })).toMatchObject({ value: { items: [{ look: { ...look, mediaId } }] } })
})

test('a story without a look of its own has none on the desk', async () => {
  expect(await deskOrder(cast.marta, { feed, length: 1 })).toMatchObject({ value: { items: [{ look: null }] } })
})

test('a picture of a draft order is not public', async () => {
  const mediaId = await picture('ready')
  await beginDraftOrder(cast.marta, { feed })
  await setLook(cast.marta, { feed: { ...feed, name: 'draft:main' }, articleId, headline: null, mediaId, size: null })
  expect(await publicPictures()).toEqual([])
  expect((await first())?.hero).toBeNull()
})

test('open feed desks hear of it, and a journalist may not', async () => {
  await expect(setLook(cast.olena, { feed, articleId, ...usual })).rejects.toThrow(NotAllowed)
  await setLook(cast.marta, { feed, articleId, headline: 'Called so here', mediaId: null, size: null })
  const [row] = await database().select({ looks: feeds.looks, version: feeds.version }).from(feeds).where(eq(feeds.id, cast.feed.id))
  expect(row).toEqual({ looks: 1, version: 1 })
})

async function picture(state: 'ready' | 'processing', name: string = state): Promise<string> {
  const [row] = await database()
    .insert(media)
    .values({ hash: name.padEnd(64, '0'), state, name: 'a.jpg', format: 'jpeg', bytes: 1, width: 640, height: 480 })
    .returning({ id: media.id })
  if (!row) throw new Error('no picture')
  await database().insert(renditions).values({ mediaId: row.id, width: 640, height: 480, format: 'jpg', bytes: 1 })
  return row.id
}

const publicPictures = async () => [...(await database().execute(sql`select id from paper.media`))]
