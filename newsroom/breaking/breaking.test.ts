import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import { feedItems, feedMoves, feeds } from '#db/schema/feed.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import type { Language } from '#lib/languages.ts'
import { NotAllowed, NotFound, NotProven } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { confirmationOfBreaking } from '#newsroom/delivery/confirmation.ts'
import { lockFeed } from '#newsroom/feed/postgres-feed-order.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { lockPerson } from '#newsroom/people/lock-person.ts'
import { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import { planned } from '#newsroom/schedule/planned.ts'
import { reschedule } from '#newsroom/schedule/reschedule.ts'
import { runDue } from '#newsroom/schedule/run-due.ts'
import { runSchedule } from '#newsroom/schedule/run-schedule.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { countWaiting } from '#testing/count-waiting.ts'
import { liveStory } from '#testing/live-story.ts'
import { becomeDue, farAway } from '#testing/planned-story.ts'
import { findBreakable, pastBreaking, standingBreaking } from './breaking-desk.ts'
import { editBreaking } from './edit-breaking.ts'
import { endBreaking } from './end-breaking.ts'
import { linkBreaking } from './link-breaking.ts'
import { publishBreaking } from './publish-breaking.ts'
import { undoEndBreaking } from './undo-end-breaking.ts'

let cast: Cast
/** Three live stories, the newest first in the feed; the first is pinned. */
let stories: string[]
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().execute(sql`truncate breaking_news, notices, schedules, outbox, feed_items, feed_moves cascade`)
  stories = []
  for (const place of ['first', 'second', 'third'])
    stories.push(await liveStory(cast, { slug: `${place}-${randomUUID().slice(0, 8)}`, at: new Date() }))
  await database()
    .insert(feedItems)
    .values(stories.map((articleId, at) => ({ feedId: cast.feed.id, articleId, pinned: at === 0, position: `a${at}` })))
  await database()
    .insert(feedMoves)
    .values(
      stories.map((articleId, at) => ({
        feedId: cast.feed.id,
        version: at + 1,
        seenVersion: at,
        kind: 'publish' as const,
        articleId,
        toPinned: at === 0,
        toPosition: `a${at}`,
      })),
    )
  await database().update(feeds).set({ version: stories.length }).where(eq(feeds.id, cast.feed.id))
})

const story = (at: number) => stories[at] ?? ''
const banner = (language: Language, text: string, articleId: string | null = null) => ({ language, text, articleId })
const fire = banner('en', 'Fire on the quay')
const fireUk = banner('uk', 'Пожежа на набережній')
const { wallTime, zone } = farAway
const ends = { wallTime, zone }

async function publish(banners: Parameters<typeof publishBreaking>[1]['banners'], id = randomUUID()): Promise<string> {
  const answer = await publishBreaking(cast.marta, { id, banners, ends, toldTo: 'editors' })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.id
}
const readBanners = async () => (await masthead()).breaking.map(({ language, text, path }) => ({ language, text, path }))
const inFeed = async () =>
  (
    await database()
      .select({ id: feedItems.articleId, pinned: feedItems.pinned })
      .from(feedItems)
      .where(eq(feedItems.feedId, cast.feed.id))
      .orderBy(desc(feedItems.pinned), feedItems.position)
  ).map(({ id, pinned }) => `${stories.indexOf(id)}${pinned ? ' pinned' : ''}`)
const endOf = async (id: string) => (await database().select().from(schedules).where(eq(schedules.subjectId, id)))[0]
const eventsOf = async (kind: string) => database().select().from(outbox).where(sql`event->>'kind' = ${kind}`).orderBy(outbox.id)
const slugOf = async (id: string) => (await database().select({ slug: articles.slug }).from(articles).where(eq(articles.id, id)))[0]?.slug

test('nothing stands: no banner, nothing on the desk', async () => {
  expect([await readBanners(), await standingBreaking(cast.marta), await pastBreaking(cast.marta)]).toEqual([[], [], []])
})

test('published in both languages it is on all pages of each, with one end and one event to tell people by', async () => {
  const id = await publish([fire, fireUk])
  expect((await readBanners()).toSorted((one, other) => (one.language < other.language ? -1 : 1))).toEqual([
    { language: 'en', text: fire.text, path: null },
    { language: 'uk', text: fireUk.text, path: null },
  ])
  expect(await eventsOf('breaking')).toMatchObject([
    { tags: [tags.breaking('en')], event: { breakingId: id, language: 'en', version: 1, text: fire.text } },
    { tags: [tags.breaking('uk')], event: { breakingId: id, language: 'uk', version: 1, text: fireUk.text } },
  ])
  expect((await eventsOf('breaking-news')).map(({ event }) => event)).toEqual([
    { kind: 'breaking-news', breakingId: id, key: `breaking ${id}` },
  ])
  expect(await endOf(id)).toMatchObject({
    kind: 'end-breaking',
    feedId: cast.feed.id,
    wallTime,
    zone,
    plannedBy: cast.marta.id,
    endedAt: null,
  })
  expect(await standingBreaking(cast.ihor)).toMatchObject([
    { id, toldTo: 'editors', startedBy: 'Marta', banners: [{ language: 'en', path: null }, { language: 'uk' }], ends: { wallTime } },
  ])
})

test('the event that tells people is there once, whoever writes it again', async () => {
  const id = await publish([fire])
  const again = database()
    .insert(outbox)
    .values({ tags: [], event: { kind: 'breaking-news', breakingId: id, key: `breaking ${id}` } })
  await expect(again).rejects.toThrow()
  expect(await publishBreaking(cast.marta, { id, banners: [fire], ends, toldTo: 'everybody' })).toMatchObject({ ok: true })
  expect(await eventsOf('breaking-news')).toHaveLength(1)
})

test.each([
  ['everybody', ['Danylo', 'Ihor', 'Olena']],
  ['editors', ['Ihor']],
  ['nobody', []],
] as const)('when %s is told, each has one notice, and the editor who did it none', async (toldTo, told) => {
  const id = randomUUID()
  const sent = { id, banners: [fire, fireUk], ends, toldTo }
  await publishBreaking(cast.marta, sent)
  await publishBreaking(cast.marta, sent)
  await editBreaking(cast.marta, { id, seen: 1, banners: [banner('en', 'The fire is out')] })
  const rows = await database()
    .select({ name: people.name, kind: notices.kind, key: notices.key, detail: notices.detail })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .orderBy(people.name)
  expect(rows).toEqual(told.map((name) => ({ name, kind: 'breaking', key: `breaking ${id}`, detail: { text: fire.text } })))
})

test('of two editors who publish at once in one language, one is told that a banner stands', async () => {
  const answers = await Promise.all(
    [cast.marta, cast.ihor].map((person) => publishBreaking(person, { id: randomUUID(), banners: [fire], ends, toldTo: 'nobody' })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, problem: 'standing', detail: { languages: ['en'] } })
  expect(await readBanners()).toHaveLength(1)
  await publish([fireUk]) // in another language there may be other news
  expect(await readBanners()).toHaveLength(2)
})

test('an editor who proved long ago who they are publishes nothing', async () => {
  const marta = { ...cast.marta, isProven: false }
  await expect(publishBreaking(marta, { id: randomUUID(), banners: [fire], ends, toldTo: 'nobody' })).rejects.toThrow(NotProven)
  expect(await database().select().from(breakingNews)).toEqual([])
})

test('nor do they change it, give it a story, or have it back; ending it needs no proof', async () => {
  const marta = { ...cast.marta, isProven: false }
  const id = await publish([fire])
  await expect(editBreaking(marta, { id, seen: 1, banners: [banner('en', 'Changed')] })).rejects.toThrow(NotProven)
  await expect(linkBreaking(marta, { articleId: story(0) })).rejects.toThrow(NotProven)
  expect(await readBanners()).toEqual([{ language: 'en', text: fire.text, path: null }])
  expect(await endBreaking(marta, { id })).toMatchObject({ ok: true })
  await expect(undoEndBreaking(marta, { id })).rejects.toThrow(NotProven)
  expect(await readBanners()).toEqual([])
})

test('it does not begin with an end that is past, that the clocks skip, or that they show twice', async () => {
  const answer = (time: string, fold?: 'later') =>
    publishBreaking(cast.marta, {
      ...{ id: randomUUID(), banners: [fire], toldTo: 'everybody' },
      ends: { wallTime: time, zone: 'Europe/Kyiv', fold },
    })
  expect(await answer('2020-01-01T06:00')).toEqual({ ok: false, problem: 'past' })
  expect(await answer('2035-03-25T03:30')).toMatchObject({ problem: 'no-such-time' })
  expect(await answer('2035-10-28T03:30')).toMatchObject({ problem: 'two-times' })
  expect(await database().select().from(breakingNews)).toEqual([])
  expect(await database().select().from(notices)).toEqual([])
  expect(await answer('2035-10-28T03:30', 'later')).toMatchObject({ ok: true })
  expect(await database().select({ at: schedules.at }).from(schedules)).toEqual([{ at: new Date('2035-10-28T01:30Z') }])
})

test('a change with an end that is past changes nothing', async () => {
  const id = await publish([fire])
  const past = { wallTime: '2020-05-01T10:00', zone }
  expect(await editBreaking(cast.marta, { id, seen: 1, banners: [banner('en', 'Changed')], ends: past })).toMatchObject({ problem: 'past' })
  expect(await readBanners()).toEqual([{ language: 'en', text: fire.text, path: null }])
  expect(await endOf(id)).toMatchObject({ wallTime, zone })
})

test('its end is planned once, and only while it stands', async () => {
  const id = await publish([fire])
  const plan = () => schedule(cast.ihor, { kind: 'end-breaking', subjectId: id, ...farAway })
  expect(await plan()).toMatchObject({ problem: 'planned' })
  await cancelSchedule(cast.marta, { id: (await endOf(id))?.id ?? '' })
  expect(await plan()).toMatchObject({ ok: true })
  await endBreaking(cast.marta, { id })
  expect(await plan()).toMatchObject({ problem: 'gone' })
})

test('planning its end waits for who changes its feed, and not for who only needs the feed to be there', async () => {
  const id = await publish([fire])
  const plan = () => schedule(cast.ihor, { kind: 'end-breaking', subjectId: id, ...farAway })
  const cancelEnd = async () => {
    const [end] = await database()
      .select({ id: schedules.id })
      .from(schedules)
      .where(and(eq(schedules.subjectId, id), isNull(schedules.endedAt)))
    await cancelSchedule(cast.marta, { id: end?.id ?? '' })
  }
  await cancelEnd()
  await transaction(async (tx) => {
    await tx.execute(sql`select from feeds where id = ${cast.feed.id} for key share`)
    expect(await plan()).toMatchObject({ ok: true })
  })
  await cancelEnd()
  let planning: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await lockFeed(tx, { name: 'main', language: 'en' })
    planning = plan()
    await expect.poll(countWaiting).toBe(1)
    await tx.update(breakingNews).set({ endedAt: sql`now()`, endedBy: cast.ihor.id }).where(eq(breakingNews.id, id))
  })
  expect(await planning).toMatchObject({ problem: 'gone' })
})

test('an end is undone though its story left the paper meanwhile: the banner leads nowhere, and the feed stays as it is', async () => {
  const id = await publish([banner('en', fire.text, story(2))])
  await endBreaking(cast.marta, { id })
  await database()
    .delete(feedItems)
    .where(eq(feedItems.articleId, story(2)))
  await database().execute(sql`delete from live_articles where article_id = ${story(2)}`)
  expect(await undoEndBreaking(cast.marta, { id })).toMatchObject({ ok: true })
  expect(await readBanners()).toEqual([{ language: 'en', text: fire.text, path: null }])
  expect(await inFeed()).toEqual(['0 pinned', '1'])
  await endBreaking(cast.marta, { id })
})

test('an end is not undone once the time that was planned for it has come', async () => {
  const id = await publish([fire])
  await endBreaking(cast.marta, { id })
  await database().update(schedules).set({ at: sql`now() - interval '1 second'` }).where(eq(schedules.subjectId, id))
  expect(await undoEndBreaking(cast.marta, { id })).toMatchObject({ problem: 'too-late' })
  expect(await readBanners()).toEqual([])
})

test('journalists may not, and see nothing of it', async () => {
  const id = await publish([fire])
  for (const act of [
    publishBreaking(cast.olena, { id: randomUUID(), banners: [fireUk], ends, toldTo: 'nobody' }),
    editBreaking(cast.olena, { id, seen: 1, banners: [fire] }),
    endBreaking(cast.olena, { id }),
    undoEndBreaking(cast.olena, { id }),
    linkBreaking(cast.olena, { articleId: story(0) }),
    standingBreaking(cast.olena),
    pastBreaking(cast.olena),
    findBreakable(cast.olena, story(0)),
    confirmationOfBreaking(cast.olena, id),
  ])
    await expect(act).rejects.toThrow(NotAllowed)
  for (const act of [endBreaking, undoEndBreaking]) await expect(act(cast.marta, { id: randomUUID() })).rejects.toThrow(NotFound)
})

test('its story goes on top of the feed, above what is pinned, and back when it ends', async () => {
  const id = await publish([banner('en', fire.text, story(2))])
  expect(await inFeed()).toEqual(['2 pinned', '0 pinned', '1'])
  expect(await readBanners()).toEqual([{ language: 'en', text: fire.text, path: `/news/${await slugOf(story(2))}` }])
  await endBreaking(cast.marta, { id })
  expect(await inFeed()).toEqual(['0 pinned', '1', '2'])
  expect(await readBanners()).toEqual([])
})

test('a story that was pinned before stays pinned after it', async () => {
  const id = await publish([banner('en', fire.text, story(0))])
  await endBreaking(cast.marta, { id })
  expect(await inFeed()).toEqual(['0 pinned', '1', '2'])
})

test('a story that is not published, is under an embargo, or is in another language is refused', async () => {
  const refusal = async (wanted: ReturnType<typeof banner>) =>
    publishBreaking(cast.marta, { id: randomUUID(), banners: [wanted], ends, toldTo: 'nobody' })
  expect(await refusal(banner('en', 'x', cast.articles.draft))).toMatchObject({ problem: 'not-live' })
  expect(await refusal(banner('uk', 'x', story(0)))).toMatchObject({ problem: 'other-language' })
  const untilThen = { embargoUntil: sql`now() + interval '1 hour'`, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC' }
  await database()
    .update(articles)
    .set(untilThen)
    .where(eq(articles.id, story(1)))
  expect(await refusal(banner('en', 'x', story(1)))).toMatchObject({ problem: 'embargoed' })
  expect([await findBreakable(cast.marta, story(1)), await findBreakable(cast.marta, cast.articles.draft)]).toEqual([null, null])
  expect(await findBreakable(cast.marta, story(0))).toMatchObject({ id: story(0), language: 'en' })
  expect(await database().select().from(breakingNews)).toEqual([])
})

test('a banner without a story gets one by one press from the story, and only once', async () => {
  expect(await linkBreaking(cast.marta, { articleId: story(1) })).toMatchObject({ problem: 'no-breaking' })
  const id = await publish([fire, fireUk])
  expect(await linkBreaking(cast.marta, { articleId: cast.articles.submitted })).toMatchObject({ problem: 'not-live' })
  expect(await linkBreaking(cast.marta, { articleId: story(1) })).toEqual({ ok: true, value: { id } })
  expect(await inFeed()).toEqual(['1 pinned', '0 pinned', '2'])
  expect((await eventsOf('breaking')).at(-1)).toMatchObject({
    event: { version: 2, articleId: story(1), path: `/news/${await slugOf(story(1))}` },
  })
  expect(await linkBreaking(cast.marta, { articleId: story(1) })).toEqual({ ok: true, value: { id } })
  expect(await linkBreaking(cast.marta, { articleId: story(2) })).toMatchObject({ problem: 'has-story' })
})

test('a story that readers lose leaves the banner without a link, and its text may be changed all the same', async () => {
  const id = await publish([banner('en', fire.text, story(2))])
  await database()
    .delete(feedItems)
    .where(eq(feedItems.articleId, story(2)))
  await database().execute(sql`delete from live_articles where article_id = ${story(2)}`)
  expect(await readBanners()).toEqual([{ language: 'en', text: fire.text, path: null }])
  expect(await editBreaking(cast.marta, { id, seen: 1, banners: [banner('en', 'The fire is out', story(2))] })).toMatchObject({ ok: true })
  expect(await readBanners()).toEqual([{ language: 'en', text: 'The fire is out', path: null }])
  await endBreaking(cast.marta, { id })
})

test('a change is a new version of the banner that it is about, and of no other', async () => {
  const id = await publish([fire, fireUk])
  const answer = await editBreaking(cast.marta, { id, seen: 1, banners: [banner('en', 'Two quays on fire'), fireUk] })
  expect(answer).toEqual({ ok: true, value: { version: 2 } })
  const versions = await database().select().from(breakingBanners).orderBy(breakingBanners.language)
  expect(versions.map(({ language, text, version }) => [language, text, version])).toEqual([
    ['en', 'Two quays on fire', 2],
    ['uk', fireUk.text, 1],
  ])
  expect(await eventsOf('breaking')).toHaveLength(3)
  expect(await eventsOf('breaking-news')).toHaveLength(1)
})

test('a language can be left out, come back, and be added; not where other news stands', async () => {
  const id = await publish([fire])
  const other = await publish([fireUk])
  expect(await editBreaking(cast.marta, { id, seen: 1, banners: [fire, fireUk] })).toMatchObject({ problem: 'standing' })
  await endBreaking(cast.marta, { id: other })
  expect(await editBreaking(cast.marta, { id, seen: 1, banners: [fireUk] })).toMatchObject({ ok: true })
  expect((await readBanners()).map(({ language }) => language)).toEqual(['uk'])
  expect((await eventsOf('breaking')).at(-1)).toMatchObject({ tags: [tags.breaking('en')], event: { text: null } })
  expect(await editBreaking(cast.marta, { id, seen: 2, banners: [fire, fireUk] })).toMatchObject({ ok: true })
  expect(await readBanners()).toHaveLength(2)
})

test('another story takes the place of the first in the feed', async () => {
  const id = await publish([banner('en', fire.text, story(2))])
  await editBreaking(cast.marta, { id, seen: 1, banners: [banner('en', fire.text, story(1))] })
  expect(await inFeed()).toEqual(['1 pinned', '0 pinned', '2'])
  await editBreaking(cast.marta, { id, seen: 2, banners: [fire] })
  expect(await inFeed()).toEqual(['0 pinned', '1', '2'])
})

test('of two editors who change it at once, the second is told', async () => {
  const id = await publish([fire])
  const answers = await Promise.all([
    editBreaking(cast.marta, { id, seen: 1, banners: [banner('en', 'Hers')] }),
    editBreaking(cast.ihor, { id, seen: 1, banners: [banner('en', 'His')] }),
  ])
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.problem)).sort()).toEqual(['changed', 'ok'])
})

test('two languages are locked in one order, however they are sent, so that two editors cannot deadlock', async () => {
  let publishing: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await lockFeed(tx, { name: 'main', language: 'en' })
    publishing = publish([fireUk, fire])
    await expect.poll(countWaiting).toBe(1)
    await lockFeed(tx, { name: 'main', language: 'uk' })
  })
  await publishing
  expect(await readBanners()).toHaveLength(2)
})

test('a change waits for whoever is ending the news without the lock of its feed, and then finds it ended', async () => {
  const id = await publish([fire])
  let changing: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await tx.update(breakingNews).set({ endedAt: sql`now()`, endedBy: cast.ihor.id }).where(eq(breakingNews.id, id))
    changing = editBreaking(cast.marta, { id, seen: 1, banners: [banner('en', 'Changed')] })
    await expect.poll(countWaiting).toBe(1)
  })
  expect(await changing).toEqual({ ok: false, problem: 'ended' })
  expect((await readBanners()).map(({ text }) => text)).not.toContain('Changed')
})

test('its end can be moved from its page and in the calendar, and is one schedule', async () => {
  const id = await publish([fire])
  await editBreaking(cast.ihor, { id, seen: 1, banners: [fire], ends: { wallTime: '2098-05-01T10:00', zone } })
  const end = await endOf(id)
  expect(end).toMatchObject({ wallTime: '2098-05-01T10:00', plannedBy: cast.ihor.id })
  expect(await reschedule(cast.marta, { id: end?.id ?? '', wallTime: '2097-05-01T10:00', zone })).toMatchObject({ ok: true })
  expect(await standingBreaking(cast.marta)).toMatchObject([{ ends: { wallTime: '2097-05-01T10:00' } }])
  expect(await editBreaking(cast.marta, { id, seen: 2, banners: [fire], ends: { wallTime: '2020-05-01T10:00', zone } })).toMatchObject({
    problem: 'past',
  })
  const [item] = await planned(cast.marta, { from: new Date('2097-01-01'), to: new Date('2098-01-01') })
  expect(item).toMatchObject({ kind: 'end-breaking', headline: fire.text, language: 'en', articleId: null })
  expect(await database().select().from(schedules)).toHaveLength(1)
})

test('its end comes once, by however many workers', async () => {
  const id = await publish([banner('en', fire.text, story(2)), fireUk])
  const end = await endOf(id)
  await becomeDue(end?.id ?? '')
  await Promise.all([runDue(), runDue(), runSchedule(end?.id ?? '')])
  expect(await endOf(id)).toMatchObject({ ending: 'done', reason: null })
  expect(await readBanners()).toEqual([])
  expect(await inFeed()).toEqual(['0 pinned', '1', '2'])
  const over = await eventsOf('breaking')
  expect(over.slice(2).map(({ event }) => event)).toMatchObject([
    { language: 'en', text: null },
    { language: 'uk', text: null },
  ])
  expect(
    await database()
      .select()
      .from(audit)
      .where(and(eq(audit.subjectId, id), eq(audit.verb, 'end-breaking'))),
  ).toHaveLength(1)
  expect(await editBreaking(cast.marta, { id, seen: 2, banners: [fire] })).toMatchObject({ problem: 'ended' })
  expect(await pastBreaking(cast.marta)).toMatchObject([
    { id, endedBy: 'Marta', ends: null, banners: [{ text: fire.text }, { text: fireUk.text }] },
  ])
})

test('ended by hand, it is not ended again by its plan; ending it twice is once', async () => {
  const id = await publish([fire])
  await Promise.all([endBreaking(cast.marta, { id }), endBreaking(cast.ihor, { id })])
  expect(await endOf(id)).toMatchObject({ ending: 'cancelled', reason: 'by-hand' })
  expect(await runSchedule((await endOf(id))?.id ?? '')).toBeNull()
  expect((await eventsOf('breaking')).map(({ event }) => 'text' in event && event.text)).toEqual([fire.text, null])
  const ended = and(eq(audit.subjectId, id), eq(audit.verb, 'end-breaking'))
  expect(await database().select().from(audit).where(ended)).toHaveLength(1)
})

test('without its planned end it stands until somebody ends it, and another end can be planned', async () => {
  const id = await publish([fire])
  await cancelSchedule(cast.marta, { id: (await endOf(id))?.id ?? '' })
  expect(await standingBreaking(cast.marta)).toMatchObject([{ id, ends: null }])
  await editBreaking(cast.marta, { id, seen: 1, banners: [fire], ends })
  expect(await standingBreaking(cast.marta)).toMatchObject([{ id, ends: { wallTime } }])
})

test('an end whose planner may not do it any more is held, and the desk is told', async () => {
  const id = await publish([fire])
  await database().update(people).set({ role: 'journalist' }).where(eq(people.id, cast.marta.id))
  await becomeDue((await endOf(id))?.id ?? '')
  await runDue()
  await database().update(people).set({ role: 'editor' }).where(eq(people.id, cast.marta.id))
  expect(await standingBreaking(cast.ihor)).toMatchObject([{ id, ends: { isHeld: true } }])
  await endBreaking(cast.ihor, { id })
  expect(await endOf(id)).toMatchObject({ ending: 'cancelled' })
})

test('an end can be undone for a minute, as it was; not by another, nor later, nor over other news', async () => {
  const id = await publish([banner('en', fire.text, story(2))])
  await endBreaking(cast.marta, { id })
  expect(await undoEndBreaking(cast.ihor, { id })).toMatchObject({ problem: 'too-late' })
  expect(await undoEndBreaking(cast.marta, { id })).toMatchObject({ ok: true })
  expect(await undoEndBreaking(cast.marta, { id })).toMatchObject({ ok: true })
  expect(await readBanners()).toHaveLength(1)
  expect(await inFeed()).toEqual(['2 pinned', '0 pinned', '1'])
  expect(await endOf(id)).toMatchObject({ endedAt: null, wallTime })
  expect((await eventsOf('breaking')).at(-1)).toMatchObject({ event: { version: 1, text: fire.text } })
  await endBreaking(cast.marta, { id })
  const other = await publish([fire])
  expect(await undoEndBreaking(cast.marta, { id })).toMatchObject({ problem: 'standing' })
  await endBreaking(cast.marta, { id: other })
  await database().update(breakingNews).set({ endedAt: sql`now() - interval '2 minutes'` }).where(eq(breakingNews.id, id))
  expect(await undoEndBreaking(cast.marta, { id })).toMatchObject({ problem: 'too-late' })
})

test('the desk says whether readers have it', async () => {
  expect(await confirmationOfBreaking(cast.marta, randomUUID())).toBeNull()
  const id = await publish([fire])
  expect(await confirmationOfBreaking(cast.marta, id)).toMatchObject({ kind: 'breaking', isDone: true })
})

test('the database holds one standing banner a language', async () => {
  await publish([fire])
  const [other] = await database().insert(breakingNews).values({ toldTo: 'nobody', startedBy: cast.marta.id }).returning()
  const second = database()
    .insert(breakingBanners)
    .values({ breakingId: other?.id ?? '', language: 'en', text: 'A second' })
  await expect(second).rejects.toThrow()
  expect(await database().select().from(breakingBanners).where(isNull(breakingBanners.endedAt))).toHaveLength(1)
})

test('breaking news is told to everybody while an account is disabled, and neither ends in a deadlock', async () => {
  let publishing: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await lockPerson(tx, cast.olena.id)
    publishing = publishBreaking(cast.marta, { id: randomUUID(), banners: [fire], ends, toldTo: 'everybody' })
    publishing.catch(() => {})
    await expect.poll(countWaiting).toBe(1)
    await announce(tx, [tags.staff()], { kind: 'changed', what: 'author', id: cast.author.id })
  })
  expect(await publishing).toMatchObject({ ok: true })
})

test('breaking news that got another language ends while somebody locks the feeds of both, without a deadlock', async () => {
  const id = await publish([fireUk])
  await database().insert(breakingBanners).values({ breakingId: id, language: 'en', text: fire.text, isPinned: false, version: 2 })
  const end = await endOf(id)
  await becomeDue(end?.id ?? '')
  let ending: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await lockFeed(tx, { name: 'main', language: 'en' })
    ending = runSchedule(end?.id ?? '')
    ending.catch(() => {})
    await expect.poll(countWaiting).toBe(1)
    await lockFeed(tx, { name: 'main', language: 'uk' })
  })
  expect(await ending).toMatchObject({ ending: 'done' })
})
