import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { clearDeadline } from './clear-deadline.ts'
import { deskStories } from './desk-stories.ts'
import { discard } from './discard.ts'
import { draftFor } from './draft-for.ts'
import { restoreDiscarded } from './restore-discarded.ts'
import { setDeadline } from './set-deadline.ts'

let cast: Cast
let articleId: string
const zone = 'Europe/Kyiv'
const wallTime = '2099-03-25T18:00'
const at = new Date('2099-03-25T16:00Z')
beforeAll(async () => {
  cast = await seedCast()
  articleId = cast.articles.draft
})
beforeEach(async () => {
  await database().update(articles).set({ deadlineAt: null, deadlineWall: null, deadlineZone: null })
  await database().delete(schedules)
})

const put = (id = articleId, by = cast.marta) => setDeadline(by, { articleId: id, wallTime, zone })
const lastAudit = async () => {
  const [last] = await database().select().from(audit).where(eq(audit.subjectId, articleId)).orderBy(desc(audit.id)).limit(1)
  return last
}
const deadlineOf = async (id = articleId) => {
  const { stories } = await deskStories(cast.marta, { scope: 'all', words: [] })
  return stories.find((story) => story.id === id)?.deadline ?? null
}
async function readSeen(id: string) {
  const [seen] = await database()
    .select({ article: articles.version, draft: drafts.version })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, id))
  if (!seen) throw new Error('no such article')
  return seen
}
/** As if the time had come. */
const letItPass = (id: string) => database().update(articles).set({ deadlineAt: sql`now()` }).where(eq(articles.id, id))

test('an editor sets a deadline and moves it; its writer sees it, and lists do', async () => {
  expect(await put()).toEqual({ ok: true, value: { version: expect.any(Number), at } })
  const shown = { at, wall: wallTime, zone, isOverdue: false }
  expect(await deadlineOf()).toEqual(shown)
  expect((await draftFor(cast.olena, articleId)).deadline).toEqual(shown)
  expect(await lastAudit()).toMatchObject({ verb: 'set-deadline', personId: cast.marta.id, detail: { wallTime, zone, before: null } })
  const moved = { articleId, wallTime: '2099-03-26T09:00', zone }
  expect(await setDeadline(cast.ihor, moved)).toMatchObject({ ok: true, value: { at: new Date('2099-03-26T07:00Z') } })
  expect(await lastAudit()).toMatchObject({ verb: 'set-deadline', detail: { before: at.toISOString() } })
})

test('the same deadline again changes nothing', async () => {
  expect(await put()).toEqual(await put())
})

test('a deadline is cleared, once', async () => {
  await put()
  const cleared = await clearDeadline(cast.marta, { articleId })
  expect(cleared).toMatchObject({ ok: true })
  expect(await deadlineOf()).toBeNull()
  expect(await lastAudit()).toMatchObject({ verb: 'clear-deadline', detail: { before: at.toISOString() } })
  expect(await clearDeadline(cast.marta, { articleId })).toEqual(cleared)
})

test('only editors set and clear deadlines', async () => {
  await expect(put(articleId, cast.olena)).rejects.toThrow(NotAllowed)
  await expect(put(articleId, cast.danylo)).rejects.toThrow(NotFound)
  await put()
  await expect(clearDeadline(cast.olena, { articleId })).rejects.toThrow(NotAllowed)
  await expect(clearDeadline(cast.danylo, { articleId })).rejects.toThrow(NotFound)
})

test('a time that is over or that the clocks skip is refused, one that comes twice is asked about, and a taken-down story has none', async () => {
  const set = (wallTime: string, fold?: 'earlier' | 'later') => setDeadline(cast.marta, { articleId, wallTime, zone, fold })
  expect(await set('2020-01-01T00:00')).toMatchObject({ problem: 'past' })
  expect(await set('2037-03-29T03:30')).toMatchObject({ problem: 'no-such-time' })
  expect(await set('2037-10-25T03:30')).toMatchObject({ problem: 'two-times' })
  expect(await set('2037-10-25T03:30', 'later')).toMatchObject({ ok: true, value: { at: new Date('2037-10-25T01:30Z') } })
  expect(await put(cast.articles['taken-down'])).toMatchObject({ problem: 'wrong-stage' })
})

test('it is overdue when its time is over, unless the story waits for an editor or is scheduled', async () => {
  const { submitted } = cast.articles
  for (const id of [articleId, submitted]) {
    await put(id)
    await letItPass(id)
  }
  const isSubmitted = (submittedAt: SQL | null) => database().update(articles).set({ submittedAt }).where(eq(articles.id, submitted))
  await isSubmitted(sql`now()`)
  expect(await deadlineOf()).toMatchObject({ isOverdue: true })
  expect(await deadlineOf(submitted)).toMatchObject({ isOverdue: false })
  await isSubmitted(null)
  expect(await deadlineOf(submitted)).toMatchObject({ isOverdue: true })
  const plan = { kind: 'publish', articleId: submitted, seen: await readSeen(submitted), wallTime, zone } as const
  expect(await schedule(cast.marta, plan)).toMatchObject({ ok: true })
  expect(await deadlineOf(submitted)).toMatchObject({ isOverdue: false })
  await database().update(schedules).set({ endedAt: sql`now()`, ending: 'held', reason: 'late' })
  expect(await deadlineOf(submitted)).toMatchObject({ isOverdue: true })
})

test('a discarded story comes back with its deadline', async () => {
  await put()
  await discard(cast.olena, { articleId })
  await restoreDiscarded(cast.olena, { articleId })
  expect(await deadlineOf()).toMatchObject({ at, wall: wallTime })
})

test('publishing, updating and taking down a story end its deadline', async () => {
  const { submitted, unpublished } = cast.articles
  for (const id of [submitted, unpublished]) await put(id)
  const send = async () => publish(cast.marta, { articleId: submitted, seen: await readSeen(submitted), including: [cast.olena.id] })
  expect(await send()).toMatchObject({ ok: true })
  expect(await deadlineOf(submitted)).toBeNull()
  await put(submitted)
  await database().update(drafts).set({ headline: 'Another headline' }).where(eq(drafts.articleId, submitted))
  expect(await deadlineOf(submitted)).not.toBeNull()
  expect(await send()).toMatchObject({ ok: true })
  expect(await deadlineOf(submitted)).toBeNull()
  expect(await takedown(cast.marta, { articleId: unpublished, reason: 'A court' })).toMatchObject({ ok: true })
  expect(await deadlineOf(unpublished)).toBeNull()
})
