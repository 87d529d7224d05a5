import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { feedLooks } from '#db/schema/feed.ts'
import { media, renditions } from '#db/schema/media.ts'
import { schedules } from '#db/schema/schedules.ts'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { reschedule } from '#newsroom/schedule/reschedule.ts'
import { runDue } from '#newsroom/schedule/run-due.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { allowPicture } from '#newsroom/workflow/allow-picture.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { becomeDue, farAway } from '#testing/planned-story.ts'
import { beginDraftOrder } from './begin-draft-order.ts'
import { launchOrder } from './launch-order.ts'
import { putIn } from './put-in.ts'
import { setLook } from './set-look.ts'
import { takeOut } from './take-out.ts'

const feed = { name: 'main', language: 'en' } as const
const draft = { name: 'draft:main', language: 'en' } as const
let cast: Cast
let articleId: string
let mediaId: string

/** The draft order of the main feed shows the live story with a picture of its own. */
beforeEach(async () => {
  await database().execute(
    sql`truncate people, sections, authors, feeds, articles, media, outbox, audit, schedules restart identity cascade`,
  )
  cast = await seedCast()
  articleId = cast.articles.published
  mediaId = await readyPicture('harbour.jpg')
})

const show = (where: typeof feed | typeof draft, picture: string | null, headline: string | null = null) =>
  setLook(cast.marta, { feed: where, articleId, headline, mediaId: picture, size: null })
const end = (id = mediaId, day = '2020-01-31') => database().update(media).set({ rightsEnd: day }).where(eq(media.id, id))
const launch = () => launchOrder(cast.marta, { feed, seen: 1 })
const shownNow = async () => (await frontPage('en', null)).stories[0]?.hero?.mediaId ?? null

test('a draft order is not launched with a picture whose rights ran out since it was chosen, and the refusal names it', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await show(draft, mediaId, 'Called so tomorrow')
  await end()
  expect(await launch()).toEqual({
    ok: false,
    problem: 'rights-ended',
    detail: { pictures: ['harbour.jpg'], stories: ['Called so tomorrow'] },
  })
  expect(await shownNow()).toBeNull()
  await show(draft, await readyPicture('tram.jpg'))
  expect(await launch()).toMatchObject({ ok: true })
  expect(await shownNow()).not.toBe(mediaId)
})

test('a draft order is not launched with a picture whose holder is to be asked, until somebody says that they agreed to this story', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await show(draft, mediaId)
  await database().update(media).set({ askFirst: true }).where(eq(media.id, mediaId))
  expect(await launch()).toEqual({
    ok: false,
    problem: 'ask-first',
    detail: { pictures: ['harbour.jpg'], stories: ['The published story'] },
  })
  expect(await schedule(cast.marta, { kind: 'launch-order', feedId: cast.feed.id, ...farAway })).toMatchObject({ problem: 'ask-first' })
  expect(await shownNow()).toBeNull()
  await allowPicture(cast.marta, { articleId, mediaId })
  expect(await launch()).toMatchObject({ ok: true })
  expect(await shownNow()).toBe(mediaId)
})

test('of a picture whose rights ran out and another one to ask for, the first is named: nobody can agree to it', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await show(draft, mediaId)
  const other = await liveStory(cast, { slug: 'other', at: new Date() })
  await putIn(cast.marta, { feed: draft, articleId: other, seen: 1 })
  await setLook(cast.marta, { feed: draft, articleId: other, headline: null, mediaId: await readyPicture('tram.jpg'), size: null })
  await database().update(media).set({ askFirst: true })
  await end()
  expect(await launchOrder(cast.marta, { feed, seen: 2 })).toMatchObject({ problem: 'rights-ended', detail: { pictures: ['harbour.jpg'] } })
})

test('what readers have there already stays, and so does what only stories have that the draft order does not', async () => {
  await show(feed, mediaId)
  await beginDraftOrder(cast.marta, { feed })
  await end()
  expect(await launch()).toMatchObject({ ok: true })
  expect(await shownNow()).toBe(mediaId)
  await beginDraftOrder(cast.marta, { feed })
  const other = await readyPicture('tram.jpg')
  await show(draft, other)
  await takeOut(cast.marta, { feed: draft, articleId, seen: 1 })
  await end(other)
  expect(await launchOrder(cast.marta, { feed, seen: 2 })).toMatchObject({ ok: true })
})

test('what readers have is that picture with that story: another picture, or the same one with another story, is new', async () => {
  await show(feed, mediaId)
  await beginDraftOrder(cast.marta, { feed })
  const other = await readyPicture('tram.jpg')
  await show(draft, other)
  await end(other)
  expect(await launch()).toMatchObject({ problem: 'rights-ended', detail: { pictures: ['tram.jpg'] } })
  await show(draft, null)
  const second = await liveStory(cast, { slug: 'second', at: new Date() })
  await putIn(cast.marta, { feed: draft, articleId: second, seen: 1 })
  await setLook(cast.marta, { feed: draft, articleId: second, headline: null, mediaId, size: null })
  await end()
  expect(await launchOrder(cast.marta, { feed, seen: 2 })).toMatchObject({
    problem: 'rights-ended',
    detail: { stories: ['The story second'] },
  })
})

test('what another feed shows does not stand in the way of a launch', async () => {
  const section = { name: 'section:war', language: 'en' } as const
  await putIn(cast.marta, { feed: section, articleId, seen: 0 })
  await setLook(cast.marta, { feed: section, articleId, headline: null, mediaId, size: null })
  await beginDraftOrder(cast.marta, { feed })
  await end()
  expect(await launch()).toMatchObject({ ok: true })
})

test('a picture that the feed kept for a story which is not in it any more is none that readers have', async () => {
  await show(feed, mediaId)
  await beginDraftOrder(cast.marta, { feed })
  await takeOut(cast.marta, { feed, articleId, seen: 1 })
  await end()
  expect(await launch()).toMatchObject({ problem: 'rights-ended', detail: { pictures: ['harbour.jpg'] } })
})

test('a launch is planned for a day on which the rights last, and is held when they ran out meanwhile', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await show(draft, mediaId)
  const plan = () => schedule(cast.marta, { kind: 'launch-order', feedId: cast.feed.id, ...farAway })
  await end(mediaId, '2099-12-13')
  expect(await plan()).toMatchObject({ problem: 'rights-ended', detail: { pictures: ['harbour.jpg'] } })
  await end(mediaId, '2099-12-14')
  const planned = await plan()
  if (!planned.ok) throw new Error(planned.problem)
  const later = { id: planned.value.id, wallTime: '2099-12-15T06:00', zone: farAway.zone }
  expect(await reschedule(cast.marta, later)).toMatchObject({ problem: 'rights-ended', detail: { pictures: ['harbour.jpg'] } })
  await end()
  await becomeDue(planned.value.id)
  await runDue()
  const [row] = await database().select().from(schedules).where(eq(schedules.id, planned.value.id))
  expect(row).toMatchObject({
    ending: 'held',
    reason: 'unfinished',
    detail: { missing: [{ what: 'rights-ended', picture: 'harbour.jpg' }] },
  })
  expect(await shownNow()).toBeNull()
  expect(await database().$count(feedLooks)).toBe(1)
})

async function readyPicture(name: string): Promise<string> {
  const [row] = await database()
    .insert(media)
    .values({ hash: name.padEnd(64, '0'), state: 'ready', name, format: 'jpeg', bytes: 1, width: 640, height: 480 })
    .returning({ id: media.id })
  if (!row) throw new Error('no picture')
  await database().insert(renditions).values({ mediaId: row.id, width: 640, height: 480, format: 'jpg', bytes: 1 })
  return row.id
}
