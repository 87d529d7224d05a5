import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { type ScheduleKind, schedules } from '#db/schema/schedules.ts'
import { cancelSchedules } from '#newsroom/articles/cancel-schedules.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { moveTo, unpinBack } from '#newsroom/feed/arrange.ts'
import { cancelPinEnd } from '#newsroom/feed/cancel-planned.ts'
import { pin } from '#newsroom/feed/pin.ts'
import { lockFeed } from '#newsroom/feed/postgres-feed-order.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { countWaiting } from '#testing/count-waiting.ts'
import { becomeDue, completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import { runSchedule } from './run-schedule.ts'
import { schedule } from './schedule.ts'

const feed = { name: 'main', language: 'en' } as const
let cast: Cast
let articleId: string
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().execute(sql`truncate schedules`)
  articleId = await completeStory(cast)
})

async function planDue(planned: ReturnType<typeof schedule>): Promise<string> {
  const answer = await planned
  if (!answer.ok) throw new Error(answer.problem)
  await becomeDue(answer.value.id, 1)
  return answer.value.id
}
const planStory = async () => planDue(schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway }))
const planOfFeed = (kind: ScheduleKind & ('unpin' | 'take-out')) =>
  planDue(schedule(cast.marta, { kind, articleId: cast.articles.published, feedId: cast.feed.id, ...farAway }))
const endingOf = async (id: string) =>
  (await database().select({ ending: schedules.ending }).from(schedules).where(eq(schedules.id, id)))[0]

test('a worker that comes while a story leaves the paper waits, and finds its plan cancelled: neither ends in a deadlock', async () => {
  const id = await planStory()
  let ran: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await lockArticle(tx, cast.marta, articleId)
    ran = runSchedule(id)
    await expect.poll(countWaiting).toBe(1)
    await cancelSchedules(tx, cast.marta, articleId, 'unpublished')
  })
  expect(await ran).toBeNull()
  expect(await endingOf(id)).toEqual({ ending: 'cancelled' })
})

test('a worker that comes while an editor unpins the story waits, and finds the end of the pin cancelled: no deadlock', async () => {
  await pin(cast.marta, { feed, articleId: cast.articles.published, seen: 1 })
  const id = await planOfFeed('unpin')
  let ran: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    const order = await lockFeed(tx, feed)
    ran = runSchedule(id)
    await expect.poll(countWaiting).toBe(1)
    await unpinBack(order, cast.marta.id, cast.articles.published, order.version)
    await cancelPinEnd(tx, cast.marta, order.feed.id, cast.articles.published)
  })
  expect(await ran).toBeNull()
  expect(await endingOf(id)).toEqual({ ending: 'cancelled' })
})

test('a worker takes a story out of the order that a colleague has just made, and loses no move of theirs', async () => {
  const id = await planOfFeed('take-out')
  let ran: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    const order = await lockFeed(tx, feed)
    ran = runSchedule(id)
    await expect.poll(countWaiting).toBe(1)
    await moveTo(order, cast.ihor.id, cast.articles.published, { anchors: [], pinned: true }, order.version)
  })
  expect(await ran).toMatchObject({ ending: 'done' })
  expect(await database().select().from(feedItems).where(eq(feedItems.articleId, cast.articles.published))).toEqual([])
})

test('a plan whose row somebody is ending, without the lock of its story, is not done meanwhile', async () => {
  const id = await planStory()
  let ran: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await tx.update(schedules).set({ endedAt: sql`now()`, ending: 'cancelled', reason: 'by-hand' }).where(eq(schedules.id, id))
    ran = runSchedule(id)
    await expect.poll(countWaiting).toBe(1)
  })
  expect(await ran).toBeNull()
  expect(await endingOf(id)).toEqual({ ending: 'cancelled' })
  expect(await database().select({ stage: articles.stage }).from(articles).where(eq(articles.id, articleId))).toEqual([
    { stage: 'submitted' },
  ])
})

test.each(['unpin', 'take-out'] as const)(
  'an editor who plans a story to %s while another unpublishes it: neither ends in a deadlock',
  async (kind) => {
    await database().execute(sql`truncate people, sections, authors, feeds, articles restart identity cascade`)
    cast = await seedCast()
    const about = { articleId: cast.articles.published, feedId: cast.feed.id }
    let acts: Promise<unknown>[] = []
    await transaction(async (tx) => {
      await lockFeed(tx, feed)
      acts = [schedule(cast.marta, { kind, ...about, ...farAway })]
      await expect.poll(countWaiting).toBe(1)
      acts.push(unpublish(cast.ihor, { articleId: about.articleId }))
      await expect.poll(countWaiting).toBe(2)
    })
    expect(await Promise.allSettled(acts)).toMatchObject([
      { status: 'fulfilled', value: { ok: true } },
      { status: 'fulfilled', value: { ok: true } },
    ])
    expect(await database().select({ ending: schedules.ending }).from(schedules)).toEqual([{ ending: 'cancelled' }])
  },
)
