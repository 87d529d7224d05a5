import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { schedules } from '#db/schema/schedules.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { assignEditor } from '#newsroom/articles/assign-editor.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { findEditors } from '#newsroom/articles/find-editors.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'
import { linkTwin } from '#newsroom/articles/link-twin.ts'
import { nextWaiting } from '#newsroom/articles/next-waiting.ts'
import { setDeadline } from '#newsroom/articles/set-deadline.ts'
import { waitingFor } from '#newsroom/articles/waiting-for.ts'
import { publishBreaking } from '#newsroom/breaking/publish-breaking.ts'
import { calendar, lateItems } from '#newsroom/schedule/calendar.ts'
import { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import { reschedule } from '#newsroom/schedule/reschedule.ts'
import { runNow } from '#newsroom/schedule/run-now.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addSection, editorOf } from '#testing/editor-of.ts'
import { completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import type { Person } from './person.ts'

/** What the lists of an editor of some sections have of other sections, and what they are told of. */
let cast: Cast
let inWar: Person
let inCulture: Person
let culture: string
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, notices, outbox, audit restart identity cascade`)
  cast = await seedCast()
  culture = await addSection('culture')
  inWar = await editorOf(cast.section.id, 'Taras')
  inCulture = await editorOf(culture, 'Sofia')
})

const toldOf = async (articleId: string) => {
  const rows = await database()
    .select({ name: people.name })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(eq(notices.articleId, articleId))
    .orderBy(people.name)
  return rows.map(({ name }) => name)
}
const waits = (articleId: string) => database().update(articles).set({ submittedAt: sql`now()` }).where(eq(articles.id, articleId))

test('a submitted story is told to those who may publish it', async () => {
  const { draft, published } = cast.articles
  await submit(cast.olena, { articleId: draft })
  expect(await toldOf(draft)).toEqual(['Ihor', 'Marta', 'Taras'])
  // Readers have it in one section, and its draft is in another: neither editor of one section may publish it.
  await database().update(articles).set({ sectionId: culture }).where(eq(articles.id, published))
  await submit(cast.olena, { articleId: published })
  expect(await toldOf(published)).toEqual(['Ihor', 'Marta'])
  await database().delete(notices)
  await database().update(articles).set({ submittedAt: null }).where(eq(articles.id, published))
  await database().update(liveArticles).set({ sectionId: culture }).where(eq(liveArticles.articleId, published))
  await submit(cast.olena, { articleId: published })
  expect(await toldOf(published)).toEqual(['Ihor', 'Marta', 'Sofia'])
})

test('what waits for them is what they may answer: in the list, in the count, and after one is answered', async () => {
  const { draft, submitted, unpublished } = cast.articles
  for (const id of [draft, submitted, unpublished]) await waits(id)
  await database().update(articles).set({ sectionId: culture }).where(eq(articles.id, submitted))
  await database().update(articles).set({ sectionId: null }).where(eq(articles.id, unpublished))
  const listWaiting = async (person: Person) => {
    const { stories } = await deskStories(person, deskStoriesInput.parse({ scope: 'waiting' }))
    return stories.map(({ headline }) => headline).sort()
  }
  expect(await listWaiting(inWar)).toEqual(['The draft story', 'The unpublished story'])
  expect(await listWaiting(inCulture)).toEqual(['The submitted story', 'The unpublished story'])
  expect(await listWaiting(cast.marta)).toHaveLength(3)
  expect(await Promise.all([inWar, inCulture, cast.marta].map(waitingFor))).toEqual([2, 2, 3])
  expect(await nextWaiting(inCulture, { articleId: unpublished })).toMatchObject({ id: submitted })
  expect(await nextWaiting(inWar, { articleId: unpublished })).toMatchObject({ id: draft })
})

test('the calendar lets them move what they may; what is late is told to those who can act on it', async () => {
  const { submitted, draft } = cast.articles
  const zone = 'Europe/Kyiv'
  const seen = { article: 1, draft: 1 }
  await schedule(cast.marta, { kind: 'publish', articleId: submitted, seen, wallTime: '2099-03-25T06:00', zone })
  await setDeadline(cast.marta, { articleId: draft, wallTime: '2099-03-26T06:00', zone })
  const range = { from: new Date('2099-03-22T22:00Z'), to: new Date('2099-03-29T21:00Z') }
  const moves = async (person: Person) => (await calendar(person, range)).map(({ kind, mayMove }) => [kind, mayMove])
  const both = (mayMove: boolean) => [
    ['publish', mayMove],
    ['deadline', mayMove],
  ]
  expect(await moves(inWar)).toEqual(both(true))
  expect(await moves(inCulture)).toEqual(both(false))
  await database().update(schedules).set({ endedAt: sql`now()`, ending: 'held', reason: 'unfinished' })
  expect(await lateItems(inWar)).toHaveLength(1)
  expect(await lateItems(inCulture)).toEqual([])
})

test('what is planned elsewhere they do not move, cancel or do at once: a story, the end of a pin, the end of breaking news', async () => {
  const articleId = await completeStory(cast)
  const story = await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  const ofFeed = { articleId: cast.articles.published, feedId: cast.feed.id }
  const pin = await schedule(cast.marta, { kind: 'unpin', ...ofFeed, ...farAway })
  const { wallTime, zone } = farAway
  const banners = [{ language: 'en' as const, text: 'Fire on the quay', articleId: null }]
  const news = await publishBreaking(cast.marta, { id: randomUUID(), banners, ends: { wallTime, zone }, toldTo: 'nobody' })
  if (!story.ok || !pin.ok || !news.ok) throw new Error('nothing is planned')
  const [end] = await database().select({ id: schedules.id }).from(schedules).where(eq(schedules.subjectId, news.value.id))
  for (const id of [story.value.id, pin.value.id, end?.id ?? ''])
    for (const act of [reschedule, cancelSchedule, runNow]) await expect(act(inCulture, { id, ...farAway })).rejects.toThrow(NotAllowed)
  expect(await reschedule(inWar, { id: story.value.id, ...farAway })).toMatchObject({ ok: true })
})

test('who looks after a story is one who may publish it', async () => {
  const { draft } = cast.articles
  const names = async (articleId?: string) => (await findEditors(cast.marta, articleId)).map(({ name }) => name)
  expect(await names()).toEqual(['Ihor', 'Marta', 'Sofia', 'Taras'])
  expect(await names(draft)).toEqual(['Ihor', 'Marta', 'Taras'])
  expect(await assignEditor(cast.marta, { articleId: draft, editorId: inCulture.id })).toEqual({ ok: false, problem: 'unknown' })
  expect(await assignEditor(cast.marta, { articleId: draft, editorId: inWar.id })).toMatchObject({ ok: true })
})

test('a twin of another section is not theirs to link, and readers see no link that they could not publish', async () => {
  const { draft, published } = cast.articles
  await database().update(articles).set({ createdBy: inCulture.id }).where(eq(articles.id, published))
  await database().update(articles).set({ createdBy: inCulture.id, language: 'uk' }).where(eq(articles.id, draft))
  expect(await linkTwin(inCulture, { articleId: published, twinId: draft })).toMatchObject({ ok: true })
  const groupOf = async () =>
    (await database().select({ group: liveArticles.twinGroup }).from(liveArticles).where(eq(liveArticles.articleId, published)))[0]?.group
  expect(await groupOf()).toBeNull()
  expect(await linkTwin(cast.marta, { articleId: published, twinId: draft })).toMatchObject({ ok: true })
  expect(await groupOf()).not.toBeNull()
})
