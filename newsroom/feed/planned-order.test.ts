import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { type ScheduleKind, schedules } from '#db/schema/schedules.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { sectionFeed } from '#lib/feed-names.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { candidateOf } from '#newsroom/articles/candidate.ts'
import { makeVersion } from '#newsroom/articles/make-version.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { place } from './arrange.ts'
import { beginDraftOrder } from './begin-draft-order.ts'
import { deskOrder } from './desk-order.ts'
import { feedPreview } from './feed-preview.ts'
import { move } from './move.ts'
import { pin } from './pin.ts'
import { type FeedName, lockFeed } from './postgres-feed-order.ts'

const feed = { name: 'main', language: 'en' } as const
const draft = { name: 'draft:main', language: 'en' } as const
let cast: Cast
let a: string, b: string, c: string
const six = new Date('2099-12-14T06:00:00Z')
const minutesAfter = (minutes: number) => new Date(six.getTime() + minutes * 60_000)

beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
  const at = new Date(2026, 0, 1)
  ;[a, b, c] = [
    await liveStory(cast, { slug: 'a', at }),
    await liveStory(cast, { slug: 'b', at }),
    await liveStory(cast, { slug: 'c', at }),
  ]
  await transaction(async (tx) => place(await lockFeed(tx, feed), null, [a, b, c], 'publish'))
})

const shownAt = async (at: Date | null, of: FeedName = feed) =>
  (await feedPreview(cast.marta, { feed: of, at })).stories.map(({ slug }) => slug)

test('the feed at 06:00 is that of the plan: what comes out until then, pins that end, stories that leave, the launch', async () => {
  await pin(cast.marta, { feed, articleId: c, seen: 4 }) // c a b published
  await beginDraftOrder(cast.marta, { feed })
  await move(cast.marta, { feed: draft, articleId: cast.articles.published, to: { top: true }, seen: 5 })
  await plan('unpin', -60, c)
  await plan('publish', 0, cast.articles.submitted)
  await plan('launch-order', 30)
  await plan('take-out', 40, a)
  const rest = ['a', 'b', 'c', 'the-published-story']
  expect(await shownAt(null)).toEqual(['c', 'a', 'b', 'the-published-story'])
  expect(await shownAt(minutesAfter(-61))).toEqual(['c', 'a', 'b', 'the-published-story'])
  expect(await shownAt(minutesAfter(-60))).toEqual(rest)
  expect(await shownAt(minutesAfter(-1))).toEqual(rest)
  expect(await shownAt(six)).toEqual(['the-submitted-story', ...rest])
  expect(await shownAt(minutesAfter(30))).toEqual(['the-submitted-story', 'the-published-story', 'a', 'b', 'c'])
  expect(await shownAt(minutesAfter(40))).toEqual(['the-submitted-story', 'the-published-story', 'b', 'c'])
  expect(await shownAt(null, draft)).toEqual(['c', 'the-published-story', 'a', 'b'])
})

test('the desk says beside a story when its pin ends and when it leaves, until that is cancelled', async () => {
  await plan('unpin', 10, c)
  await plan('take-out', 40, a)
  await plan('take-out', 50, a)
  const planned = async () => {
    const order = await deskOrder(cast.marta, { feed, length: 10 })
    return order.ok && order.value.items.slice(0, 3).map(({ pinEnd, exit }) => [pinEnd?.at, exit?.at])
  }
  expect(await planned()).toEqual([
    [undefined, minutesAfter(40)],
    [undefined, undefined],
    [minutesAfter(10), undefined],
  ])
  await database().update(schedules).set({ endedAt: sql`now()`, ending: 'cancelled', reason: 'by-hand' })
  expect(await planned()).toEqual(Array(3).fill([undefined, undefined]))
})

test('a section at 06:00 has what comes out in it by then, and not what an update moves elsewhere', async () => {
  const section = { name: sectionFeed('war'), language: 'en' } as const
  const other = await database()
    .insert(sections)
    .values({ slug: 'sport', name: { en: 'Sport' } })
    .returning({ id: sections.id })
  const sectionOf = (id: string, sectionId?: string) => database().update(articles).set({ sectionId }).where(eq(articles.id, id))
  expect(await shownAt(null, section)).toHaveLength(4)
  await plan('publish', 0, cast.articles.submitted)
  await sectionOf(cast.articles.draft, other[0]?.id)
  await plan('publish', 0, cast.articles.draft)
  await sectionOf(cast.articles.published, other[0]?.id)
  await plan('update', 10, cast.articles.published)
  const before = await shownAt(minutesAfter(-1), section)
  expect(before).toHaveLength(4)
  expect(await shownAt(six, section)).toEqual(['the-submitted-story', ...before])
  expect(await shownAt(minutesAfter(10), section)).toEqual(['the-submitted-story', 'c', 'b', 'a'])
  expect(await shownAt(minutesAfter(10), { name: sectionFeed('sport'), language: 'en' })).toEqual([
    'the-draft-story',
    'the-published-story',
  ])
})

test('a preview changes nothing', async () => {
  await plan('publish', 0, cast.articles.submitted)
  const before = await database().execute(sql`select version, length, looks from feeds order by id`)
  await shownAt(minutesAfter(10))
  expect(await database().execute(sql`select version, length, looks from feeds order by id`)).toEqual(before)
})

test('a story in another language, and what was cancelled or done, is no part of it', async () => {
  await plan('publish', 0, cast.articles.submitted)
  await database().update(articles).set({ language: 'uk' }).where(eq(articles.id, cast.articles.submitted))
  expect(await shownAt(six)).toHaveLength(4)
  await database().update(articles).set({ language: 'en' }).where(eq(articles.id, cast.articles.submitted))
  expect(await shownAt(six)).toHaveLength(5)
  await database().update(schedules).set({ endedAt: sql`now()`, ending: 'cancelled', reason: 'by-hand' })
  expect(await shownAt(six)).toHaveLength(4)
})

test('only editors see it, and an unknown feed is not found', async () => {
  await expect(feedPreview(cast.olena, { feed, at: six })).rejects.toThrow(NotAllowed)
  await expect(feedPreview(cast.marta, { feed: { ...feed, name: 'nothing' }, at: six })).rejects.toThrow(NotFound)
})

/** Written directly: what is prepared is the draft as it is. */
async function plan(kind: ScheduleKind, minutes: number, articleId: string | null = null): Promise<void> {
  const preparedVersion =
    (kind === 'publish' || kind === 'update') && articleId
      ? await transaction(async (tx) => makeVersion(tx, await candidateOf(tx, articleId), { kind: 'scheduled', personId: cast.marta.id }))
      : null
  await database()
    .insert(schedules)
    .values({
      kind,
      articleId,
      feedId: preparedVersion === null ? cast.feed.id : null,
      preparedVersion,
      at: minutesAfter(minutes),
      wallTime: '2099-12-14T06:00',
      zone: 'UTC',
      plannedBy: cast.marta.id,
    })
}
