import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { feedItems, feedMoves, feeds } from '#db/schema/feed.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { frontPage, frontShape } from '#newsroom/paper/front-page.ts'
import { machine } from '#newsroom/people/person.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { countWaiting } from '#testing/count-waiting.ts'
import { liveStory } from '#testing/live-story.ts'
import { leave, moveTo, place } from './arrange.ts'
import { beginDraftOrder } from './begin-draft-order.ts'
import { chooseShape } from './choose-shape.ts'
import { deskOrder } from './desk-order.ts'
import { discardDraftOrder } from './discard-draft-order.ts'
import { endPin } from './end-pin.ts'
import { feedHistory } from './feed-history.ts'
import { launchOrder, launchPlanned } from './launch-order.ts'
import { move } from './move.ts'
import { olderOrder } from './older-order.ts'
import { inOrder, type Place, replay } from './order.ts'
import { pin } from './pin.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { putIn } from './put-in.ts'
import { restoreOrder } from './restore-order.ts'
import { setLook } from './set-look.ts'
import { takeOut } from './take-out.ts'
import { undo } from './undo.ts'

const feed = { name: 'main', language: 'en' } as const
const draft = { name: 'draft:main', language: 'en' } as const
let cast: Cast
let a: string, b: string, c: string, d: string

/** Four stories with "a" on top; the version is 4. */
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
  d = cast.articles.published
  const at = new Date(2026, 0, 1)
  ;[a, b, c] = [
    await liveStory(cast, { slug: 'a', at }),
    await liveStory(cast, { slug: 'b', at }),
    await liveStory(cast, { slug: 'c', at }),
  ]
  await transaction(async (tx) => place(await lockFeed(tx, feed), null, [a, b, c], 'publish'))
})

test('a story is taken out of a draft order and brought back while somebody waits to launch it, and neither ends in a deadlock', async () => {
  await beginDraftOrder(cast.marta, { feed })
  let launching: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    const order = await lockFeed(tx, draft)
    launching = launchOrder(cast.ihor, { feed: draft, seen: 6 })
    await expect.poll(countWaiting).toBe(1)
    const from = await order.placeOf(a)
    await leave(order, cast.marta.id, a, 'take-out')
    await order.append(cast.marta.id, order.version, [{ kind: 'put-in', articleId: a, from: null, to: from }])
  })
  expect(await launching).toMatchObject({ ok: true })
})

test('a story that leaves the paper while an editor moves another one leaves after that move, and neither is lost', async () => {
  let leaving: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    const order = await lockFeed(tx, feed)
    await moveTo(order, cast.marta.id, c, { top: true }, order.version)
    leaving = unpublish(cast.ihor, { articleId: b })
    await expect.poll(countWaiting).toBe(1)
  })
  await leaving
  expect(await order(feed)).toEqual([c, a, d])
  expect(await versionOf(feed)).toBe(6)
})

test('a draft order begins as a copy, is arranged without readers seeing it, and becomes their order when it is launched', async () => {
  await beginDraftOrder(cast.marta, { feed })
  expect(await order(draft)).toEqual([a, b, c, d])
  await move(cast.marta, { feed: draft, articleId: d, to: { top: true }, seen: 4 })
  await pin(cast.ihor, { feed: draft, articleId: c, seen: 5 })
  expect(await order(draft)).toEqual([c, d, a, b])
  expect(await order(feed)).toEqual([a, b, c, d])
  expect(await slugs()).toEqual(['a', 'b', 'c', 'the-published-story'])
  expect(await database().select().from(outbox), 'readers’ pages are not touched').toEqual([])

  expect(await launchOrder(cast.ihor, { feed, seen: 6 })).toMatchObject({ ok: true })
  expect(await slugs()).toEqual(['c', 'the-published-story', 'a', 'b'])
  expect(await database().select().from(outbox)).toMatchObject([{ tags: [tags.feed('main', 'en')], event: { kind: 'moved' } }])
  expect(await database().select().from(feeds).where(eq(feeds.name, draft.name))).toEqual([])
  expect(await database().select().from(audit).where(eq(audit.verb, 'launch-order'))).toHaveLength(1)
})

test('only the stories that must move are moved, and a launch is one move in the history, which is undone as one', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await move(cast.marta, { feed: draft, articleId: d, to: { top: true }, seen: 4 })
  await pin(cast.marta, { feed: draft, articleId: c, seen: 5 })
  expect(await launchOrder(cast.marta, { feed, seen: 6 })).toMatchObject({ value: { moved: 2 } })
  const log = await feedHistory(cast.marta, { feed })
  if (!log.ok) throw new Error('the history was to be read')
  expect(log.value.map(({ kind, stories }) => [kind, stories])).toEqual([
    ['launch', 2],
    ['publish', 1],
    ['publish', 1],
    ['publish', 1],
    ['publish', 1],
  ])
  const launched = log.value[0]?.version ?? 0
  await move(cast.ihor, { feed, articleId: b, to: { rank: 2 }, seen: 6 })
  expect(await order(feed)).toEqual([c, b, d, a])
  expect(await undo(cast.ihor, { feed, version: launched, seen: 7 })).toMatchObject({ value: { changed: true } })
  expect(await order(feed), 'the later move stays').toEqual([b, a, c, d])
  expect(await undo(cast.ihor, { feed, version: launched, seen: 9 })).toMatchObject({ value: { changed: false } })
})

test('what is published meanwhile comes into both orders, and what leaves the paper leaves both', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await move(cast.marta, { feed: draft, articleId: d, to: { top: true }, seen: 4 })
  await publish(machine('test'), { articleId: cast.articles.draft, seen: { article: 1, draft: 1 } })
  await unpublish(cast.marta, { articleId: b })
  expect(await order(draft)).toEqual([cast.articles.draft, d, a, c])
  expect(await order(feed)).toEqual([cast.articles.draft, a, c, d])
  await launchOrder(cast.marta, { feed, seen: await versionOf(draft) })
  expect(await order(feed)).toEqual([cast.articles.draft, d, a, c])
})

test('a story that was taken out of the draft leaves the feed; one that was put into the feed by hand follows below', async () => {
  await takeOut(cast.marta, { feed, articleId: c, seen: 4 })
  await beginDraftOrder(cast.marta, { feed })
  await takeOut(cast.marta, { feed: draft, articleId: b, seen: 3 })
  await putIn(cast.ihor, { feed, articleId: c, seen: 5 })
  expect(await order(feed)).toEqual([c, a, b, d])
  await launchOrder(cast.marta, { feed, seen: await versionOf(draft) })
  expect(await order(feed)).toEqual([a, d, c])
})

test('a draft that somebody changed after it was seen is not launched', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await move(cast.ihor, { feed: draft, articleId: d, to: { top: true }, seen: 4 })
  expect(await launchOrder(cast.marta, { feed, seen: 4 })).toMatchObject({ ok: false, problem: 'moved-meanwhile' })
  expect(await order(feed)).toEqual([a, b, c, d])
})

test('a draft order that is launched by hand is not launched again at the time that was planned', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await plan({ kind: 'launch-order' })
  await plan({ kind: 'unpin', articleId: c })
  expect(await launchOrder(cast.marta, { feed, seen: 4 })).toMatchObject({ ok: true })
  expect(await standing()).toEqual([{ kind: 'unpin' }])
})

test('whoever has the feed on the screen hears that a draft order was begun, and that it was discarded', async () => {
  const countLooks = async () => (await database().select({ looks: feeds.looks }).from(feeds).where(eq(feeds.id, cast.feed.id)))[0]?.looks
  const before = await countLooks()
  await beginDraftOrder(cast.marta, { feed })
  const begun = await countLooks()
  expect(begun).not.toBe(before)
  await discardDraftOrder(cast.marta, { feed })
  expect(await countLooks()).not.toBe(begun)
})

test('there is one draft order at a time; it can be discarded, and its planned launch with it', async () => {
  await beginDraftOrder(cast.marta, { feed })
  expect(await beginDraftOrder(cast.ihor, { feed })).toMatchObject({ problem: 'already-begun' })
  await plan({ kind: 'launch-order' })
  expect(await discardDraftOrder(cast.marta, { feed: draft })).toMatchObject({ ok: true })
  expect(await standing()).toEqual([])
  expect(await discardDraftOrder(cast.marta, { feed })).toMatchObject({ problem: 'no-draft' })
  expect(await launchOrder(cast.marta, { feed, seen: 0 })).toMatchObject({ problem: 'no-draft' })
  expect(await order(feed)).toEqual([a, b, c, d])
})

test('a launch takes the draft’s shape, and how its stories look there', async () => {
  await setLook(cast.marta, { feed, articleId: a, headline: 'Called A before', mediaId: null, size: null })
  await beginDraftOrder(cast.marta, { feed })
  await chooseShape(cast.marta, { feed: draft, shape: 'lead-three' })
  await setLook(cast.marta, { feed: draft, articleId: a, headline: null, mediaId: null, size: null })
  await setLook(cast.marta, { feed: draft, articleId: b, headline: 'Called B here', mediaId: null, size: 'large' })
  expect(await frontShape('en')).toBe('wire')
  expect((await frontPage('en', null)).stories.map(({ headline }) => headline)).toContain('Called A before')
  await launchOrder(cast.marta, { feed, seen: await versionOf(draft) })
  expect(await frontShape('en')).toBe('lead-three')
  expect((await frontPage('en', null)).stories.map(({ headline, size }) => [headline, size])).toEqual([
    ['The story a', null],
    ['Called B here', 'large'],
    ['The story c', null],
    ['The published story', null],
  ])
})

test('the planned end of a pin ends it in the feed and in its draft; unpinning by hand cancels the plan', async () => {
  await pin(cast.marta, { feed, articleId: c, seen: 4 })
  await beginDraftOrder(cast.marta, { feed })
  await transaction((tx) => endPin(tx, cast.marta, cast.feed.id, c))
  expect([await order(feed), await order(draft)]).toEqual([
    [a, b, c, d],
    [a, b, c, d],
  ])
  await pin(cast.marta, { feed, articleId: b, seen: 6 })
  await plan({ kind: 'unpin', articleId: b })
  await move(cast.marta, { feed, articleId: b, to: { anchors: [{ after: d }], pinned: false }, seen: 7 })
  expect(await standing()).toEqual([])
})

test('an older order is looked at, and restored as one move: what was published since stays on top', async () => {
  await move(cast.marta, { feed, articleId: d, to: { top: true }, seen: 4 }) // 5: d a b c
  await pin(cast.marta, { feed, articleId: c, seen: 5 }) // 6: c d a b
  await publish(machine('test'), { articleId: cast.articles.draft, seen: { article: 1, draft: 1 } }) // 7
  await takeOut(cast.marta, { feed, articleId: a, seen: 7 }) // 8
  await move(cast.marta, { feed, articleId: b, to: { top: true }, seen: 8 }) // 9
  const lookAt = async (version: number) => {
    const answer = await olderOrder(cast.marta, { feed, version })
    return answer.ok ? answer.value.items.map(({ articleId }) => articleId) : []
  }
  expect(await lookAt(5)).toEqual([d, a, b, c])
  expect(await lookAt(4)).toEqual([a, b, c, d])
  expect(await lookAt(0)).toEqual([])
  const version = await versionOf(feed)
  expect(await restoreOrder(cast.ihor, { feed, version: 5, seen: version - 1 })).toMatchObject({ problem: 'moved-meanwhile' })
  expect(await restoreOrder(cast.ihor, { feed, version: 5, seen: version })).toMatchObject({ ok: true })
  expect(await order(feed)).toEqual([cast.articles.draft, d, a, b, c])
  await undo(cast.marta, { feed, version: version + 1, seen: await versionOf(feed) })
  expect(await order(feed)).toEqual([c, b, cast.articles.draft, d])
})

test('a story that left the paper since does not come back by an older order', async () => {
  await move(cast.marta, { feed, articleId: d, to: { top: true }, seen: 4 })
  await unpublish(cast.marta, { articleId: b })
  const version = await versionOf(feed)
  expect(await restoreOrder(cast.marta, { feed, version: 4, seen: version })).toMatchObject({ ok: true })
  expect(await order(feed)).toEqual([a, c, d])
})

test('the history gives the order also after launches, restored orders and their undos', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await move(cast.marta, { feed: draft, articleId: d, to: { top: true }, seen: 4 })
  await launchOrder(cast.marta, { feed, seen: 5 })
  await restoreOrder(cast.marta, { feed, version: 4, seen: await versionOf(feed) })
  await undo(cast.marta, { feed, version: await versionOf(feed), seen: await versionOf(feed) })
  const rows = await database().select().from(feedMoves).where(eq(feedMoves.feedId, cast.feed.id)).orderBy(asc(feedMoves.version))
  const at = (pinned: boolean | null, position: string | null): Place | null =>
    pinned === null || position === null ? null : { pinned, position }
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1))
  expect(inOrder(replay(rows.map((row) => ({ ...row, to: at(row.toPinned, row.toPosition) }))))).toEqual(await order(feed))
})

test('a planned launch is done in the name of who planned it', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await move(cast.marta, { feed: draft, articleId: d, to: { top: true }, seen: 4 })
  expect(await transaction((tx) => launchPlanned(tx, cast.marta, cast.feed.id))).toMatchObject({ ok: true, value: { moved: 1 } })
  expect(await order(feed)).toEqual([d, a, b, c])
  expect(await transaction((tx) => launchPlanned(tx, cast.marta, cast.feed.id))).toMatchObject({ problem: 'no-draft' })
})

test('a journalist can do none of it', async () => {
  await beginDraftOrder(cast.marta, { feed })
  await expect(beginDraftOrder(cast.olena, { feed })).rejects.toThrow(NotAllowed)
  await expect(discardDraftOrder(cast.olena, { feed })).rejects.toThrow(NotAllowed)
  await expect(launchOrder(cast.olena, { feed, seen: 4 })).rejects.toThrow(NotAllowed)
  await expect(transaction((tx) => launchPlanned(tx, cast.olena, cast.feed.id))).rejects.toThrow(NotAllowed)
  await expect(chooseShape(cast.olena, { feed, shape: 'lead' })).rejects.toThrow(NotAllowed)
  await expect(restoreOrder(cast.olena, { feed, version: 1, seen: 4 })).rejects.toThrow(NotAllowed)
  await expect(deskOrder(cast.olena, { feed: draft, length: 3 })).rejects.toThrow(NotAllowed)
})

const plan = ({ kind, articleId = null }: { kind: 'launch-order' | 'unpin'; articleId?: string | null }) =>
  database()
    .insert(schedules)
    .values({
      kind,
      articleId,
      feedId: cast.feed.id,
      at: new Date(Date.now() + 3_600_000),
      wallTime: '2030-01-01T06:00',
      zone: 'UTC',
      plannedBy: cast.marta.id,
    })

const standing = () =>
  database()
    .select({ kind: schedules.kind })
    .from(schedules)
    .where(and(eq(schedules.feedId, cast.feed.id), isNull(schedules.endedAt)))

async function order(named: { name: string; language: string }): Promise<string[]> {
  const rows = await database()
    .select({ articleId: feedItems.articleId })
    .from(feedItems)
    .innerJoin(feeds, eq(feeds.id, feedItems.feedId))
    .where(and(eq(feeds.name, named.name), eq(feeds.language, 'en')))
    .orderBy(desc(feedItems.pinned), asc(feedItems.position))
  return rows.map(({ articleId }) => articleId)
}

const versionOf = async ({ name }: { name: string }): Promise<number> => {
  const [row] = await database()
    .select({ version: feeds.version })
    .from(feeds)
    .where(and(eq(feeds.name, name), eq(feeds.language, 'en')))
  return row?.version ?? 0
}

const slugs = async () => (await frontPage('en', null)).stories.map(({ slug }) => slug)

test('a launch that was held is answered when its draft order is launched by hand, or thrown away', async () => {
  for (const answer of [() => launchOrder(cast.marta, { feed: draft, seen: 4 }), () => discardDraftOrder(cast.marta, { feed })]) {
    await beginDraftOrder(cast.marta, { feed })
    await plan({ kind: 'launch-order' })
    await database().update(schedules).set({ endedAt: sql`now()`, ending: 'held', reason: 'late' }).where(isNull(schedules.endedAt))
    expect(await answer()).toMatchObject({ ok: true })
    expect(await database().select({ ending: schedules.ending, reason: schedules.reason }).from(schedules)).toEqual([
      { ending: 'cancelled', reason: 'by-hand' },
    ])
    await database().delete(schedules)
  }
})

test('the planned end of a pin is off when a launch, a restored order or an undo takes the pin away', async () => {
  const pinWithEnd = async () => {
    await database().delete(schedules)
    await pin(cast.marta, { feed, articleId: b, seen: 0 })
    await plan({ kind: 'unpin', articleId: b })
  }
  const versionNow = async () =>
    (await database().select({ version: feeds.version }).from(feeds).where(eq(feeds.id, cast.feed.id)))[0]?.version ?? 0
  const before = await versionNow()
  await pinWithEnd()
  await restoreOrder(cast.marta, { feed, version: before, seen: await versionNow() })
  expect(await standing()).toEqual([])

  await beginDraftOrder(cast.marta, { feed })
  await pinWithEnd()
  await launchOrder(cast.marta, { feed: draft, seen: 4 })
  expect(await standing()).toEqual([])

  await beginDraftOrder(cast.marta, { feed })
  await pin(cast.marta, { feed: draft, articleId: b, seen: 4 })
  await move(cast.marta, { feed: draft, articleId: c, to: { top: true }, seen: 5 })
  await launchOrder(cast.marta, { feed: draft, seen: 6 })
  await plan({ kind: 'unpin', articleId: b })
  const [launched] = await database()
    .select({ version: sql<number>`max(${feedMoves.entry})`.mapWith(Number) })
    .from(feedMoves)
    .where(eq(feedMoves.feedId, cast.feed.id))
  await undo(cast.marta, { feed, version: launched?.version ?? 0, seen: await versionNow() })
  expect(await standing()).toEqual([])
})
