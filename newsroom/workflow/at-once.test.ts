import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { tags } from '#lib/tags.ts'
import { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import { discardDraftOrder } from '#newsroom/feed/discard-draft-order.ts'
import { openFeed } from '#newsroom/feed/find-feed.ts'
import { lockFeed } from '#newsroom/feed/postgres-feed-order.ts'
import { putIn } from '#newsroom/feed/put-in.ts'
import { lockPerson } from '#newsroom/people/lock-person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { countWaiting } from '#testing/count-waiting.ts'
import { liveStory } from '#testing/live-story.ts'
import { completeStory, seenOf } from '#testing/planned-story.ts'
import { publish } from './publish.ts'
import { takedown } from './takedown.ts'
import { undoUnpublish } from './undo-unpublish.ts'
import { unpublish } from './unpublish.ts'

const feed = { name: 'main', language: 'en' } as const
const at = new Date(2026, 0, 1)
let cast: Cast
let ofSection: { name: string; language: 'en' }
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, media, outbox, audit restart identity cascade`)
  cast = await seedCast()
  ofSection = { name: `section:${cast.section.slug}`, language: 'en' }
})

/** Somebody holds a feed, and these acts come meanwhile, one after the other; answers what became of each. */
async function whileHeld(name: { name: string; language: 'en' }, acts: readonly (() => Promise<unknown>)[]) {
  const begun: Promise<unknown>[] = []
  await transaction(async (tx) => {
    await openFeed(tx, name)
    for (const act of acts) {
      begun.push(act())
      begun.at(-1)?.catch(() => {})
      await expect.poll(countWaiting).toBe(begun.length)
    }
  })
  return Promise.allSettled(begun)
}

const never = { article: 0, draft: 0 }
const wentWell = { status: 'fulfilled', value: { ok: true } }
const itemsOf = (articleId: string) => database().select().from(feedItems).where(eq(feedItems.articleId, articleId))
const touched = async () => (await database().select({ tags: outbox.tags }).from(outbox)).flatMap((row) => row.tags)

test('a picture of two stories that are taken down at the same time is gone at the edges too', async () => {
  const file = { hash: 'a'.repeat(64), state: 'ready', name: 'a.jpg', format: 'jpeg', bytes: 1, width: 800, height: 600 } as const
  const [picture] = await database().insert(media).values(file).returning({ id: media.id })
  const mediaId = picture?.id ?? ''
  const a = await liveStory(cast, { slug: 'a', at, pictures: [mediaId] })
  const b = await liveStory(cast, { slug: 'b', at, pictures: [mediaId] })
  const plan = { kind: 'take-out', articleId: a, at, wallTime: '2026-01-01T06:00', zone: 'UTC', plannedBy: cast.marta.id } as const
  await database().insert(schedules).values(plan)
  const takeDown = (articleId: string) => takedown(cast.ihor, { articleId, reason: 'A court said so.' })
  let taking: Promise<unknown>[] = []
  await transaction(async (tx) => {
    // The first one has asked what readers lose, and is not done.
    await tx.select({ id: schedules.id }).from(schedules).for('update')
    taking = [takeDown(a)]
    await expect.poll(countWaiting).toBe(1)
    taking.push(takeDown(b))
    // The second one either waits too, or goes through.
    await Promise.race([taking[1], expect.poll(countWaiting).toBe(2)])
  })
  expect(await Promise.allSettled(taking)).toMatchObject([wentWell, wentWell])
  expect(await touched()).toContain(tags.media(mediaId))
})

test('a page hears of its twin in another language also when both come out at the same time', async () => {
  const [a, b] = [await completeStory(cast), await completeStory(cast)]
  const twinGroup = '01900000-0000-7000-8000-000000000001'
  await database().update(articles).set({ twinGroup }).where(eq(articles.id, a))
  await database().update(articles).set({ twinGroup, language: 'uk' }).where(eq(articles.id, b))
  const seen = [await seenOf(a), await seenOf(b)]
  let coming: Promise<unknown>[] = []
  // The first one is not out yet when the second one asks whom its page concerns, and is out before it.
  await transaction(async (tx) => {
    await lockFeed(tx, feed)
    coming = [publish(cast.marta, { articleId: a, seen: seen[0] ?? never })]
    await expect.poll(countWaiting).toBe(1)
    coming.push(publish(cast.ihor, { articleId: b, seen: seen[1] ?? never }))
    await coming[1]
  })
  expect(await Promise.allSettled(coming)).toMatchObject([wentWell, wentWell])
  const ofSecond = await database().select({ tags: outbox.tags }).from(outbox).where(sql`event->>'articleId' = ${b}`)
  expect(ofSecond.flatMap((row) => row.tags)).toContain(tags.article(a))
})

test('a story that leaves the paper while a draft order begins leaves that too', async () => {
  const articleId = cast.articles.published
  const acts = [() => beginDraftOrder(cast.marta, { feed }), () => takedown(cast.ihor, { articleId, reason: 'A court said so.' })]
  expect(await whileHeld(feed, acts)).toMatchObject([wentWell, wentWell])
  expect(await itemsOf(articleId)).toEqual([])
  expect(await database().select().from(liveArticles).where(eq(liveArticles.articleId, articleId))).toEqual([])
})

test('a story that is put into another feed while it leaves the paper is in neither, and its pages are dropped', async () => {
  const articleId = cast.articles.published
  const acts = [
    () => putIn(cast.marta, { feed: ofSection, articleId, seen: 0 }),
    () => takedown(cast.ihor, { articleId, reason: 'A court said so.' }),
  ]
  await transaction(async (tx) => void (await openFeed(tx, ofSection)))
  let taking: Promise<unknown>[] = []
  await transaction(async (tx) => {
    await lockFeed(tx, feed)
    const [put, take] = acts
    taking = [take?.() ?? Promise.resolve()]
    await expect.poll(countWaiting).toBe(1)
    expect(await put?.()).toMatchObject({ ok: true })
  })
  expect(await Promise.allSettled(taking)).toMatchObject([wentWell])
  expect(await itemsOf(articleId)).toEqual([])
  const [row] = await database().select({ tags: outbox.tags }).from(outbox).where(sql`event->>'kind' = 'taken-down'`)
  expect(row?.tags).toContain(tags.feed(ofSection.name, 'en'))
})

test('a story that leaves the paper cannot be put into a feed meanwhile: it is not public', async () => {
  const articleId = cast.articles.published
  await transaction(async (tx) => void (await openFeed(tx, ofSection)))
  let putting: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await tx.delete(feedItems).where(eq(feedItems.articleId, articleId))
    await tx.delete(liveArticles).where(eq(liveArticles.articleId, articleId))
    await tx.update(articles).set({ stage: 'unpublished', liveRevisionId: null }).where(eq(articles.id, articleId))
    putting = putIn(cast.marta, { feed: ofSection, articleId, seen: 0 })
    putting.catch(() => {})
    await expect.poll(countWaiting).toBe(1)
  })
  expect(await putting).toEqual({ ok: false, problem: 'not-live' })
})

test('a story comes back while somebody throws away the draft order that it had left', async () => {
  const articleId = cast.articles.published
  await beginDraftOrder(cast.marta, { feed })
  await unpublish(cast.marta, { articleId })
  const acts = [() => discardDraftOrder(cast.ihor, { feed }), () => undoUnpublish(cast.marta, { articleId })]
  expect(await whileHeld(feed, acts)).toMatchObject([wentWell, wentWell])
  expect(await itemsOf(articleId)).toMatchObject([{ feedId: cast.feed.id }])
})

test('a story comes out while the account of its writer is disabled, and neither ends in a deadlock', async () => {
  const articleId = await completeStory(cast)
  const seen = await seenOf(articleId)
  let publishing: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await lockPerson(tx, cast.olena.id)
    publishing = publish(cast.marta, { articleId, seen })
    publishing.catch(() => {})
    await expect.poll(countWaiting).toBe(1)
    await announce(tx, [tags.staff()], { kind: 'changed', what: 'author', id: cast.author.id })
  })
  expect(await publishing).toMatchObject({ ok: true })
})
