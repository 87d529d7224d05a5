import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { feedItems, feeds } from '#db/schema/feed.ts'
import { schedules } from '#db/schema/schedules.ts'
import { wallTimeOf } from '#lib/wall-time.ts'
import { place } from '#newsroom/feed/arrange.ts'
import { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import { chooseShape } from '#newsroom/feed/choose-shape.ts'
import { feedPreview } from '#newsroom/feed/feed-preview.ts'
import { move } from '#newsroom/feed/move.ts'
import { pin } from '#newsroom/feed/pin.ts'
import { plannedOrder } from '#newsroom/feed/planned-order.ts'
import { lockFeed } from '#newsroom/feed/postgres-feed-order.ts'
import { setLook } from '#newsroom/feed/set-look.ts'
import { takeOut } from '#newsroom/feed/take-out.ts'
import { frontPage, frontShape } from '#newsroom/paper/front-page.ts'
import { runDue } from '#newsroom/schedule/run-due.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { completeStory, seenOf, writeDek } from '#testing/planned-story.ts'
import { randomFrom } from '#testing/random-from.ts'
import { isLong, mostTime, seed } from './options.ts'

/**
 * Two days are planned: publications, updates, ends of pins, stories that leave, and a draft order that is launched. The feed is previewed for each
 * minute (in the short form for the minutes around what is planned). Then everything is done, and after each minute the feed is what the
 * preview had said, story by story.
 */
const feed = { name: 'main', language: 'en' } as const
const draft = { name: 'draft:main', language: 'en' } as const
const minutes = 48 * 60
const planned = isLong
  ? { stories: 40, publications: 24, updates: 8, ends: 12, leaving: 10 }
  : { stories: 14, publications: 5, updates: 2, ends: 3, leaving: 2 }
const chance = randomFrom(seed)
const someMinute = () => 1 + Math.floor(chance() * (minutes - 1))
/** A quarter of what is planned falls on a minute that has something already. */
const minuteFor = (taken: readonly number[]) =>
  taken.length > 0 && chance() < 0.25 ? (taken[Math.floor(chance() * taken.length)] ?? 1) : someMinute()

let cast: Cast
const begin = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000)
const at = (minute: number) => new Date(begin.getTime() + minute * 60_000)
const events: { id: string; minute: number }[] = []

beforeAll(async () => {
  cast = await seedCast()
  const live: string[] = []
  for (let number = 0; number < planned.stories; number += 1)
    live.push(await liveStory(cast, { slug: `story-${number}`, at: new Date(Date.UTC(2026, 0, 1, 0, number)) }))
  await transaction(async (tx) => place(await lockFeed(tx, feed), null, live, 'publish'))
  const some = (from: number, count: number) => live.slice(from, from + count)
  for (const articleId of some(0, planned.ends)) await pin(cast.marta, { feed, articleId, seen: 10_000 })
  await beginDraftOrder(cast.marta, { feed })
  await arrangeDraft(live)
  for (const articleId of some(0, planned.ends)) await plan({ kind: 'unpin', articleId })
  for (const articleId of some(planned.ends, planned.leaving)) await plan({ kind: 'take-out', articleId })
  for (let number = 0; number < planned.publications; number += 1) {
    const articleId = await completeStory(cast)
    await plan({ kind: 'publish', articleId, seen: await seenOf(articleId) })
    // What is written after it was approved does not go out.
    await writeDek(cast.olena, articleId, 'Written later.')
  }
  for (let number = 0; number < planned.updates; number += 1) {
    const articleId = await completeStory(cast)
    const published = await publish(cast.marta, { articleId, seen: await seenOf(articleId) })
    if (!published.ok) throw new Error(published.problem)
    await writeDek(cast.marta, articleId, 'Updated.')
    await plan({ kind: 'update', articleId, seen: await seenOf(articleId) })
    await writeDek(cast.marta, articleId, 'Written later.')
  }
  await plan({ kind: 'launch-order' })
}, 120_000)

/** Two editors arrange tomorrow's order: stories move, are pinned, leave, and are called otherwise. */
async function arrangeDraft(live: readonly string[]): Promise<void> {
  for (const [index, articleId] of live.entries()) {
    const act = Math.floor(chance() * 4)
    const sent = { feed: draft, articleId, seen: 10_000 }
    if (act === 0) await move(cast.marta, { ...sent, to: { rank: 1 + Math.floor(chance() * live.length) } })
    if (act === 1 && index % 3 === 0) await pin(cast.ihor, sent)
    if (act === 2 && index % 4 === 0) await takeOut(cast.ihor, sent)
    if (act === 3) await setLook(cast.marta, { feed: draft, articleId, headline: `Tomorrow ${index}`, mediaId: null, size: 'large' })
  }
  await chooseShape(cast.marta, { feed: draft, shape: 'lead-three' })
}

type ToPlan =
  | { kind: 'unpin' | 'take-out' | 'launch-order'; articleId?: string }
  | { kind: 'publish' | 'update'; articleId: string; seen: { article: number; draft: number } }

async function plan(what: ToPlan): Promise<void> {
  const minute = minuteFor(events.map((event) => event.minute))
  const time = { wallTime: wallTimeOf(at(minute), 'UTC'), zone: 'UTC' }
  const answer = await schedule(cast.marta, 'seen' in what ? { ...what, ...time } : { ...what, feedId: cast.feed.id, ...time })
  if (!answer.ok) throw new Error(`${what.kind}: ${answer.problem}`)
  events.push({ id: answer.value.id, minute })
}

/** What readers see of the first page, and the whole order. */
type Shown = { order: string[]; page: string[]; shape: string }

async function previewAt(minute: number): Promise<Shown> {
  const order = await database().transaction(async (tx) => {
    const [row] = await tx.select().from(feeds).where(eq(feeds.id, cast.feed.id))
    if (!row) throw new Error('there is no feed')
    return (await plannedOrder(tx, row, at(minute))).items
  })
  const { stories, shape } = await feedPreview(cast.marta, { feed, at: at(minute) })
  return { order: order.map(inWords), page: stories.map(cardInWords), shape }
}

async function now(): Promise<Shown> {
  const items = await database()
    .select({ articleId: feedItems.articleId, pinned: feedItems.pinned })
    .from(feedItems)
    .where(eq(feedItems.feedId, cast.feed.id))
    .orderBy(desc(feedItems.pinned), asc(feedItems.position))
  return { order: items.map(inWords), page: (await frontPage('en', null)).stories.map(cardInWords), shape: await frontShape('en') }
}

const inWords = ({ articleId, pinned }: { articleId: string; pinned: boolean }) => `${pinned ? 'pinned ' : ''}${articleId}`
const cardInWords = (card: { articleId: string; headline: string; dek: string; pinned: boolean; size?: string | null }) =>
  `${inWords(card)} ${card.headline} ${card.dek} ${card.size ?? ''}`

test(
  'the feed at each planned minute equals its preview',
  async () => {
    const eventful = [...new Set(events.map(({ minute }) => minute))].sort((one, other) => one - other)
    const asked = isLong
      ? Array.from({ length: minutes }, (_, minute) => minute)
      : [...new Set([0, ...eventful.flatMap((minute) => [minute - 1, minute, minute + 1]), minutes - 1])].sort((one, other) => one - other)
    const previews = new Map<number, Shown>()
    for (const minute of asked) previews.set(minute, await previewAt(minute))

    let compared = 0
    for (const [index, from] of [0, ...eventful].entries()) {
      const until = eventful[index] ?? minutes
      if (index > 0) await carryOut(from)
      const shown = await now()
      for (const [minute, preview] of previews) {
        if (minute < from || minute >= until) continue
        expect(preview, `minute ${minute}`).toEqual(shown)
        compared += 1
      }
    }
    const endings = await database().select({ kind: schedules.kind, ending: schedules.ending, at: schedules.at }).from(schedules)
    const launched = endings.find(({ kind }) => kind === 'launch-order')
    // The launch takes the pin away: its end, planned for later, is off.
    const isOff = ({ kind, ending, at }: (typeof endings)[number]) =>
      kind === 'unpin' && ending === 'cancelled' && launched !== undefined && at > launched.at
    expect(endings.filter((each) => each.ending !== 'done' && !isOff(each))).toEqual([])
    expect(compared).toBe(previews.size)
    console.log(`${events.length} planned, ${compared} minutes compared`)
  },
  mostTime,
)

/** The time of what is planned for a minute has come. */
async function carryOut(minute: number): Promise<void> {
  const due = events.filter((event) => event.minute === minute).map(({ id }) => id)
  await database()
    .update(schedules)
    .set({ at: sql`now()` })
    .where(and(inArray(schedules.id, due)))
  await runDue()
}
