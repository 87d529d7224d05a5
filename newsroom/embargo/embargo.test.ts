import { and, desc, eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { articles, articleTopics, drafts } from '#db/schema/articles.ts'
import { liveArticles, liveTopics } from '#db/schema/live.ts'
import { goneAddresses } from '#db/schema/paper.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { wallTimeOf } from '#lib/wall-time.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { draftFor } from '#newsroom/articles/draft-for.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import type { Person } from '#newsroom/people/person.ts'
import { reschedule } from '#newsroom/schedule/reschedule.ts'
import { runNow } from '#newsroom/schedule/run-now.ts'
import { runSchedule } from '#newsroom/schedule/run-schedule.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { readinessFor } from '#newsroom/workflow/readiness.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { emptier } from '#testing/empty-database.ts'
import { liftEmbargo } from './lift-embargo.ts'
import { setEmbargo } from './set-embargo.ts'

const client = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
let empty: () => Promise<void>
let cast: Cast
beforeAll(async () => {
  empty = await emptier(client)
})
beforeEach(async () => {
  await empty()
  cast = await seedCast()
})
afterAll(() => client.end())
afterEach(() => vi.useRealTimers())

const zone = 'Europe/Kyiv'
const inHours = (hours: number) => wallTimeOf(new Date(Date.now() + hours * 3_600_000), zone)

const put = (person: Person, articleId: string, wallTime: string, reason = '') => setEmbargo(person, { articleId, wallTime, zone, reason })

async function row(articleId: string) {
  const [article] = await database().select().from(articles).where(eq(articles.id, articleId))
  if (!article) throw new Error('no such article')
  return article
}

async function readSeen(articleId: string) {
  const [draft] = await database().select({ version: drafts.version }).from(drafts).where(eq(drafts.articleId, articleId))
  return { article: (await row(articleId)).version, draft: draft?.version ?? 0 }
}

const lastAudit = async (articleId: string) => {
  const [last] = await database().select().from(audit).where(eq(audit.subjectId, articleId)).orderBy(desc(audit.id)).limit(1)
  return last
}

/** As if the time had come. */
const endNow = (articleId: string) => database().update(articles).set({ embargoUntil: sql`now()` }).where(eq(articles.id, articleId))

test('its writer puts a story under embargo, and until then no verb publishes it; from then on it is published as always', async () => {
  const articleId = cast.articles.submitted
  const wallTime = inHours(2)
  expect(await put(cast.olena, articleId, wallTime, 'The ministry asks')).toMatchObject({
    ok: true,
    value: { version: 2, embargo: { wall: wallTime, zone, reason: 'The ministry asks' } },
  })
  const refusal = { ok: false, problem: 'embargoed', detail: { wall: wallTime, zone, until: expect.any(Date) } }
  expect(await publish(cast.marta, { articleId, seen: await readSeen(articleId) })).toEqual(refusal)
  expect((await readinessFor(cast.marta, articleId)).embargo).toMatchObject({ wall: wallTime })
  expect((await draftFor(cast.marta, articleId)).embargo).toMatchObject({ wall: wallTime, reason: 'The ministry asks' })
  const { stories } = await deskStories(cast.marta, { scope: 'all', words: [] })
  expect(stories.filter(({ embargo }) => embargo !== null).map(({ id }) => id)).toEqual([articleId])

  await endNow(articleId)
  expect((await readinessFor(cast.marta, articleId)).embargo).toBeNull()
  expect(await publish(cast.marta, { articleId, seen: await readSeen(articleId) })).toMatchObject({ ok: true })
})

test('of a published story, readers keep what they have, and neither an update nor a correction goes out', async () => {
  const articleId = cast.articles.published
  await replaceText(cast.olena, {
    articleId,
    seenVersion: 1,
    headline: 'The results',
    dek: '',
    body: (await draftFor(cast.olena, articleId)).draft.body,
  })
  expect(await put(cast.marta, articleId, inHours(2))).toMatchObject({ ok: true })
  const sent = { articleId, seen: await readSeen(articleId), including: [cast.olena.id] }
  expect(await publish(cast.marta, sent)).toMatchObject({ ok: false, problem: 'embargoed' })
  expect(await correct(cast.marta, { ...sent, kind: 'correction', text: 'It was ten.' })).toMatchObject({ ok: false, problem: 'embargoed' })
  expect(await database().select().from(liveArticles)).toMatchObject([{ headline: 'The published story' }])

  // It may leave the paper, and then it does not come back before the time.
  expect(await unpublish(cast.marta, { articleId })).toMatchObject({ ok: true })
  expect(await publish(cast.marta, { articleId, seen: await readSeen(articleId) })).toMatchObject({ ok: false, problem: 'embargoed' })
})

test('a later time may be set by its writer; an earlier one takes an editor and a reason; both are in the audit', async () => {
  const articleId = cast.articles.draft
  await put(cast.olena, articleId, inHours(2), 'A court')
  expect(await put(cast.olena, articleId, inHours(5))).toMatchObject({ ok: true, value: { embargo: { reason: 'A court' } } })
  expect(await lastAudit(articleId)).toMatchObject({ verb: 'set-embargo', personId: cast.olena.id, detail: { before: expect.any(String) } })
  await expect(put(cast.olena, articleId, inHours(1), 'I want it')).rejects.toThrow(NotAllowed)
  expect(await put(cast.marta, articleId, inHours(1))).toEqual({ ok: false, problem: 'needs-reason' })
  expect(await put(cast.marta, articleId, inHours(1), 'The court agreed')).toMatchObject({ ok: true })
  expect(await lastAudit(articleId)).toMatchObject({ personId: cast.marta.id, detail: { reason: 'The court agreed', zone } })
})

test('only an editor lifts an embargo, with a reason that stays in the audit', async () => {
  const articleId = cast.articles.submitted
  await put(cast.olena, articleId, inHours(2), 'A source')
  await expect(liftEmbargo(cast.olena, { articleId, reason: 'Enough' })).rejects.toThrow(NotAllowed)
  await expect(liftEmbargo(cast.danylo, { articleId, reason: 'Enough' })).rejects.toThrow(NotFound)
  expect(await liftEmbargo(cast.marta, { articleId, reason: 'The source published it itself' })).toMatchObject({ ok: true })
  expect(await lastAudit(articleId)).toMatchObject({
    verb: 'lift-embargo',
    personId: cast.marta.id,
    detail: { reason: 'The source published it itself', why: 'A source', until: expect.any(String) },
  })
  expect(await row(articleId)).toMatchObject({ embargoUntil: null, embargoWall: null, embargoReason: '' })
  expect(await liftEmbargo(cast.marta, { articleId, reason: 'Again' })).toMatchObject({ ok: true })
  expect((await lastAudit(articleId))?.detail).toMatchObject({ reason: 'The source published it itself' })
  expect(await publish(cast.marta, { articleId, seen: await readSeen(articleId) })).toMatchObject({ ok: true })
})

test('a time that is over is refused, and so is one that the clocks skip; one that comes twice is asked about', async () => {
  const articleId = cast.articles.draft
  expect(await put(cast.olena, articleId, inHours(-1))).toMatchObject({ ok: false, problem: 'past' })
  expect(await put(cast.olena, articleId, '2037-03-29T03:30')).toMatchObject({ ok: false, problem: 'no-such-time' })
  const twice = { articleId, wallTime: '2037-10-25T03:30', zone, reason: '' }
  expect(await setEmbargo(cast.olena, twice)).toMatchObject({ ok: false, problem: 'two-times' })
  expect(await setEmbargo(cast.olena, { ...twice, fold: 'later' })).toMatchObject({
    ok: true,
    value: { embargo: { until: new Date('2037-10-25T01:30:00Z') } },
  })
  expect(await put(cast.marta, cast.articles['taken-down'], inHours(1))).toMatchObject({ ok: false, problem: 'wrong-stage' })
  await expect(put(cast.danylo, articleId, inHours(1))).rejects.toThrow(NotFound)
})

test('the clock of this process does not matter', async () => {
  const articleId = cast.articles.submitted
  await put(cast.olena, articleId, inHours(2))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 365 * 86_400_000 })
  expect(await publish(cast.marta, { articleId, seen: await readSeen(articleId) })).toMatchObject({ ok: false, problem: 'embargoed' })
  vi.setSystemTime(Date.now() - 20 * 365 * 86_400_000)
  await endNow(articleId)
  expect(await publish(cast.marta, { articleId, seen: await readSeen(articleId) })).toMatchObject({ ok: true })
})

const refusal = async (statement: string): Promise<string> =>
  database()
    .execute(statement)
    .then(
      () => 'it was allowed',
      (error: Error) => (error.cause instanceof Error ? error.cause.message : error.message),
    )

test('the database refuses what a verb would forget to ask', async () => {
  const { published: live, submitted } = cast.articles
  await put(cast.marta, live, inHours(2))
  await put(cast.marta, submitted, inHours(2))
  const columns = 'draft_version, language, slug, headline, dek, body, words, section_id, bylines, topics'
  const copy = `insert into revisions (id, article_id, number, ${columns}) select gen_random_uuid(), article_id, 9, ${columns} from revisions`
  expect(await refusal(`with another as (${copy} returning id) update live_articles set revision_id = another.id from another`)).toMatch(
    /under embargo until/,
  )
  expect(
    await refusal(
      `insert into live_articles (article_id, publication_id, revision_id, language, slug, section_id, headline, dek, words, first_published_at)
       select '${submitted}', publication_id, revision_id, language, 'another', section_id, headline, dek, words, first_published_at from live_articles`,
    ),
  ).toMatch(/under embargo until/)
  expect(
    await refusal(
      `update articles set stage = 'published', live_revision_id = (select id from revisions limit 1) where id = '${submitted}'`,
    ),
  ).toMatch(/under embargo until/)
  expect(await refusal(`update articles set embargo_wall = null where id = '${submitted}'`)).toMatch(/articles_embargo/)
})

test('taken down under an embargo, a story says nothing by its draft’s slug', async () => {
  const articleId = cast.articles.unpublished
  await database().update(articles).set({ slug: 'minister-resigns' }).where(eq(articles.id, articleId))
  await put(cast.marta, articleId, inHours(2))
  expect(await takedown(cast.marta, { articleId, reason: 'A court' })).toMatchObject({ ok: true })
  const [event] = await database().select({ event: outbox.event }).from(outbox).orderBy(desc(outbox.id)).limit(1)
  expect(event?.event).toMatchObject({ kind: 'taken-down', slug: '' })
  const gone = await database()
    .select()
    .from(goneAddresses)
    .where(and(eq(goneAddresses.language, 'en'), eq(goneAddresses.slug, 'minister-resigns')))
  expect(gone).toEqual([])
})

test('a topic that only a story under an embargo is about has no name for readers until then; one of a live story keeps its own', async () => {
  const { draft: articleId, published } = cast.articles
  const made = await database()
    .insert(topics)
    .values(['resignation', 'parliament'].map((slug) => ({ slug, name: { en: slug } })))
    .returning({ id: topics.id, slug: topics.slug })
  await database()
    .insert(articleTopics)
    .values(made.map(({ id: topicId }, position) => ({ articleId, topicId, position })))
  const [, parliament] = made
  await database()
    .insert(liveTopics)
    .values({ articleId: published, topicId: parliament?.id ?? '', language: 'en', firstPublishedAt: new Date(), position: 0 })
  const readNames = async () => {
    const rows = await database().execute<{ slug: string }>(sql`select slug from paper.topics order by slug`)
    return rows.map(({ slug }) => slug)
  }
  await put(cast.olena, articleId, inHours(2))
  expect(await readNames()).toEqual(['parliament'])
  await endNow(articleId)
  expect(await readNames()).toEqual(['parliament', 'resignation'])
})

test('a discarded draft comes back with its embargo', async () => {
  const articleId = cast.articles.draft
  await put(cast.olena, articleId, inHours(2), 'A source')
  const before = (await row(articleId)).embargoUntil
  await discard(cast.olena, { articleId })
  await restoreDiscarded(cast.olena, { articleId })
  expect(await row(articleId)).toMatchObject({ embargoUntil: before, embargoReason: 'A source', embargoZone: zone })
  expect(await publish(cast.marta, { articleId, seen: await readSeen(articleId) })).toMatchObject({ ok: false, problem: 'embargoed' })
})

test('nothing is planned for a time before; a plan that an embargo overtakes is held, and not done by hand either', async () => {
  const articleId = cast.articles.submitted
  await put(cast.marta, articleId, inHours(2))
  const plan = async (wallTime: string) =>
    schedule(cast.marta, { kind: 'publish', articleId, seen: await readSeen(articleId), wallTime, zone })
  expect(await plan(inHours(1))).toMatchObject({ ok: false, problem: 'embargoed', detail: { until: expect.any(Date) } })
  const planned = await plan(inHours(2))
  if (!planned.ok) throw new Error(planned.problem)
  const { id } = planned.value
  expect(await reschedule(cast.marta, { id, wallTime: inHours(1), zone })).toMatchObject({ problem: 'embargoed' })

  expect(await put(cast.marta, articleId, inHours(5))).toMatchObject({ value: { overtakes: planned.value.at } })
  await database().update(schedules).set({ at: sql`now()` }).where(eq(schedules.id, id))
  expect(await runSchedule(id)).toMatchObject({ ending: 'held', reason: 'embargoed' })
  expect(await runNow(cast.marta, { id })).toMatchObject({ ok: false, problem: 'embargoed' })
  await endNow(articleId)
  expect(await runNow(cast.marta, { id })).toMatchObject({ ok: true, value: { ending: 'done' } })
})
