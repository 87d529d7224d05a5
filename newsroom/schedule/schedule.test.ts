import { and, eq, type SQL, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articles, drafts, publications, revisions } from '#db/schema/articles.ts'
import { feedMoves } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { people } from '#db/schema/people.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { type ScheduleKind, schedules } from '#db/schema/schedules.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import { mergeTopics } from '#newsroom/taxonomy/merge-topics.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { becomeDue, completeStory, farAway, seenOf, writeDek } from '#testing/planned-story.ts'
import { cancelSchedule } from './cancel-schedule.ts'
import { lateSchedules } from './late-schedules.ts'
import { planned } from './planned.ts'
import { reschedule } from './reschedule.ts'
import { runDue } from './run-due.ts'
import { runNow } from './run-now.ts'
import { runSchedule } from './run-schedule.ts'
import { schedule } from './schedule.ts'
import { schedulesOf } from './schedules-of.ts'
import { useNewest } from './use-newest.ts'

let cast: Cast
let articleId: string
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  articleId = await completeStory(cast)
})

async function plan(kind: 'publish' | 'update' = 'publish', id = articleId): Promise<string> {
  const answer = await schedule(cast.marta, { kind, articleId: id, seen: await seenOf(id), ...farAway })
  if (!answer.ok) throw new Error(`${answer.problem} ${JSON.stringify(answer.detail)}`)
  return answer.value.id
}
async function putOut(id = articleId): Promise<void> {
  expect(await publish(cast.marta, { articleId: id, seen: await seenOf(id) })).toMatchObject({ ok: true })
}
const rowOf = async (id: string) => (await database().select().from(schedules).where(eq(schedules.id, id)))[0]
const stageOf = async () => (await database().select({ stage: articles.stage }).from(articles).where(eq(articles.id, articleId)))[0]?.stage
const liveOf = async () => (await database().select().from(liveArticles).where(eq(liveArticles.articleId, articleId)))[0]
const verbsOf = async (id = articleId) =>
  (await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, id)).orderBy(audit.id)).map(({ verb }) => verb)

/** Changes the prepared story, which nobody can do but a test: it is a version. */
const tamper = (story: SQL) =>
  transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = 'replica'`)
    await tx.execute(sql`update draft_versions set story = ${story} where article_id = ${articleId} and kind = 'scheduled'`)
  })

/** How often the story was made public, in each place that says so. */
async function timesPublished() {
  const here = <Table extends typeof publications | typeof feedMoves>(table: Table) => eq(table.articleId, articleId)
  return {
    publications: await database().$count(publications, here(publications)),
    moves: await database().$count(feedMoves, here(feedMoves)),
    audit: await database().$count(audit, and(eq(audit.subjectId, articleId), eq(audit.verb, 'publish'))),
    events: await database().$count(outbox, sql`${outbox.event} ->> 'articleId' = ${articleId}`),
  }
}

test('what was approved goes out at its time, by the planner, once; what was written since stays in the draft', async () => {
  const id = await plan()
  expect(await stageOf()).toBe('submitted')
  await writeDek(cast.olena, articleId, 'Written since.')
  expect(await runSchedule(id), 'not due yet').toBeNull()
  await becomeDue(id, 1)
  expect(await runSchedule(id)).toMatchObject({ ending: 'done' })
  expect(await liveOf()).toMatchObject({ dek: 'As it was approved.' })
  expect((await database().select().from(drafts).where(eq(drafts.articleId, articleId)))[0]?.dek).toBe('Written since.')
  expect(await rowOf(id)).toMatchObject({ ending: 'done', reason: null, endedBy: cast.marta.id, alarmedAt: null })
  const [published] = await database()
    .select({ by: audit.personId, detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'publish')))
  expect(published).toMatchObject({ by: cast.marta.id, detail: { schedule: id, kind: 'published' } })
  expect(await runSchedule(id)).toBeNull()
  expect(await timesPublished()).toEqual({ publications: 1, moves: 1, audit: 1, events: 1 })
})

test('two workers at the same time publish once', async () => {
  for (let round = 0; round < 10; round += 1) {
    articleId = await completeStory(cast)
    const id = await plan()
    await becomeDue(id)
    const ran = await Promise.all([runSchedule(id), runSchedule(id), runDue()])
    expect(ran.slice(0, 2).filter(Boolean).length).toBeLessThanOrEqual(1)
    expect(await timesPublished()).toEqual({ publications: 1, moves: 1, audit: 1, events: 1 })
  }
})

test('the clock of the process decides nothing', async () => {
  const id = await plan()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2100-01-01') })
  try {
    await runDue()
    expect(await stageOf()).toBe('submitted')
    await becomeDue(id, 1)
    vi.setSystemTime(new Date('2001-01-01'))
    await runDue()
    expect(await stageOf()).toBe('published')
  } finally {
    vi.useRealTimers()
  }
})

test('an update of a live story goes out as it was approved, and only what was chosen of it', async () => {
  await putOut()
  expect(await schedule(cast.marta, { kind: 'update', articleId, seen: await seenOf(articleId), ...farAway })).toMatchObject({
    problem: 'nothing-new',
  })
  await writeDek(cast.marta, articleId, 'Approved for the morning.')
  await database().update(articles).set({ breaking: true }).where(eq(articles.id, articleId))
  const only = { live: 1, parts: ['dek' as const], blocks: [] }
  const answer = await schedule(cast.marta, { kind: 'update', articleId, seen: await seenOf(articleId), only, ...farAway })
  if (!answer.ok) throw new Error(answer.problem)
  await writeDek(cast.marta, articleId, 'Written since.')
  await becomeDue(answer.value.id)
  await runDue()
  expect(await liveOf()).toMatchObject({ dek: 'Approved for the morning.', breaking: false })
  expect(await timesPublished()).toMatchObject({ publications: 2, moves: 1 })
})

test('others’ changes, missing parts, an old screen and a wrong stage are refused as in publishing', async () => {
  const send = async (kind: 'publish' | 'update', sent: object = {}) =>
    schedule(cast.marta, { kind, articleId, seen: await seenOf(articleId), ...farAway, ...sent })
  expect(await send('update')).toMatchObject({ problem: 'wrong-stage', detail: { stage: 'submitted' } })
  expect(await send('publish', { seen: { article: 9, draft: 1 } })).toMatchObject({ problem: 'stale', detail: { article: 1 } })
  await database().update(drafts).set({ headline: '' }).where(eq(drafts.articleId, articleId))
  expect(await send('publish')).toMatchObject({ problem: 'unfinished', detail: { missing: [{ what: 'headline' }] } })
  await database().update(drafts).set({ headline: 'A story' }).where(eq(drafts.articleId, articleId))
  await putOut()
  await writeDek(cast.olena, articleId, 'By somebody else.')
  expect(await send('update')).toMatchObject({ problem: 'others-changes', detail: { people: [{ id: cast.olena.id }] } })
  expect(await send('update', { including: [cast.olena.id] })).toMatchObject({ ok: true })
  expect(await send('update', { including: [cast.olena.id] })).toMatchObject({ problem: 'planned' })
})

test('a time that is past, that the clocks skip, or that they show twice is asked about', async () => {
  const at = async (wallTime: string, fold?: 'earlier' | 'later') =>
    schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), wallTime, zone: 'Europe/Kyiv', fold })
  expect(await at('2020-01-01T06:00')).toEqual({ ok: false, problem: 'past' })
  expect(await at('2035-03-25T03:30')).toMatchObject({ problem: 'no-such-time' })
  expect(await at('2035-10-28T03:30')).toMatchObject({
    problem: 'two-times',
    detail: { earlier: new Date('2035-10-28T00:30Z'), later: new Date('2035-10-28T01:30Z') },
  })
  expect(await at('2035-10-28T03:30', 'later')).toMatchObject({ ok: true, value: { at: new Date('2035-10-28T01:30Z') } })
  expect(await database().select().from(schedules).where(eq(schedules.articleId, articleId))).toMatchObject([
    { wallTime: '2035-10-28T03:30', zone: 'Europe/Kyiv', at: new Date('2035-10-28T01:30Z') },
  ])
})

test('only editors plan, change, cancel and run; whoever may see the story sees its schedules', async () => {
  const seen = await seenOf(articleId)
  await expect(schedule(cast.olena, { kind: 'publish', articleId, seen, ...farAway })).rejects.toThrow(NotAllowed)
  const id = await plan()
  await expect(reschedule(cast.olena, { id, ...farAway })).rejects.toThrow(NotAllowed)
  await expect(cancelSchedule(cast.olena, { id })).rejects.toThrow(NotAllowed)
  await expect(useNewest(cast.olena, { id, seen })).rejects.toThrow(NotAllowed)
  await expect(runNow(cast.olena, { id })).rejects.toThrow(NotAllowed)
  // Nor do they learn which schedules there are.
  for (const act of [reschedule, cancelSchedule, runNow])
    await expect(act(cast.olena, { id: cast.section.id, ...farAway })).rejects.toThrow(NotAllowed)
  await expect(lateSchedules(cast.olena)).rejects.toThrow(NotAllowed)
  expect(await schedulesOf(cast.olena, { articleId })).toMatchObject([{ id, plannedBy: 'Marta', ending: null }])
  await expect(schedulesOf(cast.danylo, { articleId })).rejects.toThrow(NotFound)
  const range = { from: new Date('2099-12-01'), to: new Date('2100-01-01') }
  const here = async (person: Cast['olena']) => (await planned(person, range)).map((one) => one.id).includes(id)
  expect([await here(cast.marta), await here(cast.olena), await here(cast.danylo)]).toEqual([true, true, false])
})

test('what was written since is shown, and “use the newest” replaces what goes out', async () => {
  const id = await plan()
  await writeDek(cast.olena, articleId, 'Newer.')
  const [before] = await schedulesOf(cast.marta, { articleId })
  expect(before?.changedSince).toMatchObject([{ part: 'dek', before: 'As it was approved.', after: 'Newer.' }])
  expect(await useNewest(cast.marta, { id, seen: { article: 1, draft: 1 } })).toMatchObject({ ok: true })
  expect(await useNewest(cast.marta, { id, seen: { article: 1, draft: 99 } })).toMatchObject({ problem: 'stale' })
  expect(await useNewest(cast.marta, { id, seen: await seenOf(articleId) })).toMatchObject({ ok: true })
  expect((await schedulesOf(cast.marta, { articleId }))[0]?.changedSince).toEqual([])
  await becomeDue(id)
  await runDue()
  expect(await liveOf()).toMatchObject({ dek: 'Newer.' })
  expect(await useNewest(cast.marta, { id, seen: await seenOf(articleId) })).toMatchObject({ problem: 'ended' })
})

test('another time, and cancelling: nothing goes out any more', async () => {
  const id = await plan()
  const later = { wallTime: '2099-12-15T07:30', zone: 'America/Toronto' }
  expect(await reschedule(cast.ihor, { id, ...later })).toMatchObject({ ok: true, value: { at: new Date('2099-12-15T12:30Z') } })
  expect(await rowOf(id)).toMatchObject({ ...later, plannedBy: cast.ihor.id })
  expect(await cancelSchedule(cast.marta, { id })).toEqual({ ok: true, value: null })
  expect(await cancelSchedule(cast.marta, { id })).toEqual({ ok: true, value: null })
  await becomeDue(id)
  await runDue()
  expect(await stageOf()).toBe('submitted')
  expect(await reschedule(cast.marta, { id, ...later })).toMatchObject({ problem: 'ended' })
  expect(await verbsOf()).toEqual(['schedule', 'reschedule', 'cancel-schedule'])
  await expect(cancelSchedule(cast.marta, { id: cast.section.id })).rejects.toThrow(NotFound)
})

test('another time is asked about as the first one was, and until it is answered the plan stands as it did', async () => {
  const id = await plan()
  const before = await rowOf(id)
  const to = (wallTime: string, fold?: 'earlier' | 'later') => reschedule(cast.ihor, { id, wallTime, zone: 'Europe/Kyiv', fold })
  expect(await to('2020-01-01T06:00')).toEqual({ ok: false, problem: 'past' })
  expect(await to('2035-03-25T03:30')).toMatchObject({ problem: 'no-such-time' })
  expect(await to('2035-10-28T03:30')).toMatchObject({ problem: 'two-times' })
  expect(await rowOf(id)).toEqual(before)
  expect(await to('2035-10-28T03:30', 'later')).toMatchObject({ ok: true, value: { at: new Date('2035-10-28T01:30Z') } })
})

const wakeUps = (id: string) =>
  database().execute<{ start: Date }>(
    sql`select start_after as start from pgboss.job where name = 'run-schedule' and data ->> 'scheduleId' = ${id} order by start_after`,
  )

test('the worker’s alarm clock is set in the transaction of the row', async () => {
  const id = await plan()
  await reschedule(cast.marta, { id, wallTime: '2099-12-13T06:00', zone: 'UTC' })
  expect((await wakeUps(id)).map(({ start }) => new Date(start))).toEqual([new Date('2099-12-13T06:00Z'), new Date('2099-12-14T04:00Z')])
  const row = { kind: 'publish' as const, articleId, seen: await seenOf(articleId), ...farAway }
  await schedule(cast.marta, row) // refused: one is planned
  expect(await database().execute(sql`select 1 from pgboss.job where name = 'run-schedule' and data ->> 'scheduleId' is null`)).toEqual([])
})

test('unpublishing, taking down and discarding cancel what was planned, with the reason', async () => {
  const endOf = async (id: string) => {
    const row = await rowOf(id)
    await becomeDue(id)
    await runDue()
    expect((await rowOf(id))?.ending, 'it never runs').toBe('cancelled')
    return row
  }
  await putOut()
  await writeDek(cast.marta, articleId, 'For later.')
  const update = await plan('update')
  await unpublish(cast.marta, { articleId })
  expect(await endOf(update)).toMatchObject({ ending: 'cancelled', reason: 'unpublished', endedBy: cast.marta.id })
  expect(await stageOf()).toBe('unpublished')
  const again = await plan()
  await takedown(cast.marta, { articleId, reason: 'A court says so' })
  expect(await endOf(again)).toMatchObject({ ending: 'cancelled', reason: 'taken-down' })
  expect(await stageOf()).toBe('taken-down')

  articleId = await completeStory(cast, 'draft')
  const ofDraft = await plan()
  expect(await discard(cast.olena, { articleId })).toMatchObject({ ok: true })
  const [cancelled] = await database()
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'cancel-schedule')))
  expect(cancelled?.detail).toMatchObject({ schedule: ofDraft, reason: 'discarded' })
  expect(await runSchedule(ofDraft)).toBeNull()
  await restoreDiscarded(cast.olena, { articleId })
  expect(await endOf(ofDraft)).toMatchObject({ ending: 'cancelled', reason: 'discarded' })
})

test('publishing by hand asks whether the schedule still stands', async () => {
  const id = await plan()
  const seen = await seenOf(articleId)
  expect(await publish(cast.ihor, { articleId, seen })).toMatchObject({ problem: 'planned', detail: { schedule: id, kind: 'publish' } })
  expect(await stageOf()).toBe('submitted')
  expect(await publish(cast.ihor, { articleId, seen, schedule: 'cancel' })).toMatchObject({ ok: true })
  expect(await rowOf(id)).toMatchObject({ ending: 'cancelled', reason: 'published', endedBy: cast.ihor.id })
})

test('a schedule that is kept changes nothing when its text is live already, and is held when it would take something back', async () => {
  const same = await plan()
  expect(await publish(cast.ihor, { articleId, seen: await seenOf(articleId), schedule: 'keep' })).toMatchObject({ ok: true })
  expect(await rowOf(same)).toMatchObject({ kind: 'update', ending: null })
  await becomeDue(same)
  await runDue()
  expect(await rowOf(same)).toMatchObject({ ending: 'done', reason: 'nothing-new' })
  expect(await timesPublished()).toEqual({ publications: 1, moves: 1, audit: 1, events: 1 })

  await writeDek(cast.marta, articleId, 'For the morning.')
  const older = await plan('update')
  await writeDek(cast.marta, articleId, 'Newer, at night.')
  expect(await publish(cast.marta, { articleId, seen: await seenOf(articleId), schedule: 'keep' })).toMatchObject({ ok: true })
  await becomeDue(older)
  await runDue()
  expect(await rowOf(older)).toMatchObject({ ending: 'held', reason: 'published-since', detail: { parts: ['dek'] } })
  expect(await liveOf()).toMatchObject({ dek: 'Newer, at night.' })

  // Other parts were published meanwhile: the update has them too, and goes out.
  expect(await cancelSchedule(cast.marta, { id: older })).toMatchObject({ ok: true })
  await database().update(articles).set({ breaking: true }).where(eq(articles.id, articleId))
  await writeDek(cast.marta, articleId, 'The second morning.')
  const both = await plan('update')
  const only = { live: 2, parts: ['breaking' as const], blocks: [] }
  expect(await publish(cast.marta, { articleId, seen: await seenOf(articleId), only, schedule: 'keep' })).toMatchObject({ ok: true })
  await becomeDue(both)
  await runDue()
  expect(await liveOf()).toMatchObject({ dek: 'The second morning.', breaking: true })
})

test('what cannot go out any more is held with the reason, and goes out when an editor has put it right', async () => {
  const id = await plan()
  const other = await completeStory(cast)
  await putOut(other)
  const [taken] = await database().select({ slug: liveArticles.slug }).from(liveArticles).where(eq(liveArticles.articleId, other))
  await database().update(articles).set({ slug: 'moved-on' }).where(eq(articles.id, other))
  expect(await changeDetails(cast.olena, { articleId, changes: { slug: 'its-own' } })).toMatchObject({ ok: true })
  // The slug of the prepared story is taken by another one at its time.
  await tamper(sql`jsonb_set(story, '{slug}', to_jsonb(${taken?.slug ?? ''}::text))`)
  await becomeDue(id)
  await runDue()
  expect(await rowOf(id)).toMatchObject({ ending: 'held', reason: 'unfinished', detail: { missing: [{ what: 'slug-taken' }] } })
  expect((await rowOf(id))?.alarmedAt).toBeInstanceOf(Date)
  expect(await stageOf()).toBe('submitted')
  expect((await lateSchedules(cast.marta)).map((one) => one.id)).toContain(id)
  expect(await runNow(cast.marta, { id })).toMatchObject({ problem: 'unfinished' })
  expect(await useNewest(cast.marta, { id, seen: await seenOf(articleId) })).toMatchObject({ ok: true })
  expect(await runNow(cast.ihor, { id })).toMatchObject({ ok: true, value: { ending: 'done' } })
  expect(await liveOf()).toMatchObject({ slug: 'its-own' })
  expect((await lateSchedules(cast.marta)).map((one) => one.id)).not.toContain(id)
})

test('a story whose language was changed since is held: its feeds and addresses would be others', async () => {
  const id = await plan()
  await database().update(articles).set({ language: 'uk' }).where(eq(articles.id, articleId))
  await becomeDue(id)
  await runDue()
  expect(await rowOf(id)).toMatchObject({ ending: 'held', reason: 'language-changed' })
  expect(await stageOf()).toBe('submitted')
})

test('whose role is being taken at this moment publishes nothing more by a plan', async () => {
  const id = await plan()
  await becomeDue(id, 1)
  const { promise: isTaken, resolve: taken } = Promise.withResolvers<void>()
  const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
  const demoting = transaction(async (tx) => {
    await tx.update(people).set({ role: 'journalist' }).where(eq(people.id, cast.marta.id))
    taken()
    await mayCommit
  })
  await isTaken
  const running = runSchedule(id)
  setTimeout(commit, 300)
  expect(await running).toMatchObject({ ending: 'held', reason: 'not-allowed' })
  await demoting
  expect(await stageOf()).toBe('submitted')
  await database().update(people).set({ role: 'editor' }).where(eq(people.id, cast.marta.id))
})

test('a late one that is cancelled at this moment is told to nobody', async () => {
  const id = await plan()
  await becomeDue(id, 400)
  const { promise: isEnded, resolve: ended } = Promise.withResolvers<void>()
  const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
  const cancelling = transaction(async (tx) => {
    await tx.update(schedules).set({ endedAt: sql`now()`, ending: 'cancelled' }).where(eq(schedules.id, id))
    ended()
    await mayCommit
  })
  await isEnded
  const running = runDue()
  setTimeout(commit, 300)
  await running
  await cancelling
  expect(await rowOf(id)).toMatchObject({ ending: 'cancelled', alarmedAt: null })
})

test('whoever planned it and may not publish any more: held and said, until somebody who may takes it over', async () => {
  for (const lost of [{ role: 'journalist' as const }, { disabledAt: sql`now()` }]) {
    articleId = await completeStory(cast)
    const id = await plan()
    await database().update(people).set(lost).where(eq(people.id, cast.marta.id))
    await becomeDue(id)
    await runDue()
    await database().update(people).set({ role: 'editor', disabledAt: null }).where(eq(people.id, cast.marta.id))
    expect(await rowOf(id)).toMatchObject({ ending: 'held', reason: 'not-allowed', endedBy: null })
    expect(await stageOf()).toBe('submitted')
    expect(await reschedule(cast.ihor, { id, ...farAway })).toMatchObject({ ok: true })
    expect(await rowOf(id)).toMatchObject({ ending: null, endedAt: null, alarmedAt: null, plannedBy: cast.ihor.id })
    await becomeDue(id)
    await runDue()
    expect(await stageOf()).toBe('published')
  }
})

test('late by minutes it still goes out, and an alarm is raised; later than the newsroom’s limit it is held and asked', async () => {
  const [late, tooLate, chosen] = [await plan(), await completeStory(cast), await completeStory(cast)]
  const held = await plan('publish', tooLate)
  await becomeDue(late, 6 * 60)
  await becomeDue(held, 61 * 60)
  expect((await lateSchedules(cast.marta)).map((one) => one.id)).toEqual(expect.arrayContaining([late, held]))
  await runDue()
  expect(await rowOf(late)).toMatchObject({ ending: 'done', alarmedAt: expect.any(Date) })
  expect(await rowOf(held)).toMatchObject({ ending: 'held', reason: 'late', alarmedAt: expect.any(Date) })

  await database().update(newsroom).set({ scheduleLimit: 10 })
  const byLimit = await plan('publish', chosen)
  await becomeDue(byLimit, 11 * 60)
  await runDue()
  expect(await rowOf(byLimit)).toMatchObject({ ending: 'held', reason: 'late' })
  await database().update(newsroom).set({ scheduleLimit: 60 })
  expect(await runNow(cast.marta, { id: byLimit })).toMatchObject({ ok: true })
})

test('a topic that was merged meanwhile is the one that it was merged into', async () => {
  const rows = ['one', 'two', 'three'].map((slug) => ({ slug: `${slug}-${articleId}`, name: { en: slug } }))
  const [one, two, three] = (await database().insert(topics).values(rows).returning({ id: topics.id })).map(({ id }) => id)
  if (!one || !two || !three) throw new Error('no topics')
  expect(await changeDetails(cast.olena, { articleId, changes: { topics: [one, three] } })).toMatchObject({ ok: true })
  const id = await plan()
  await mergeTopics(cast.marta, { topicId: one, intoId: two })
  await mergeTopics(cast.marta, { topicId: two, intoId: three })
  await becomeDue(id)
  await runDue()
  expect(await rowOf(id)).toMatchObject({ ending: 'done' })
  const [revision] = await database().select({ topics: revisions.topics }).from(revisions).where(eq(revisions.articleId, articleId))
  expect(revision?.topics).toEqual([three])
})

test('one that fails again and again is given up with the alarm, and does not keep the others waiting', async () => {
  const broken = await plan()
  const next = await completeStory(cast)
  const well = await plan('publish', next)
  await tamper(sql`jsonb_set(story, '{bylines}', '["00000000-0000-7000-8000-000000000000"]')`)
  await becomeDue(broken, 2)
  await becomeDue(well, 1)
  await runDue()
  expect(await rowOf(well)).toMatchObject({ ending: 'done' })
  expect(await rowOf(broken)).toMatchObject({ ending: null })
  for (let tries = 1; tries < 5; tries += 1) await runDue()
  expect(await rowOf(broken)).toMatchObject({ ending: 'failed', reason: 'error', alarmedAt: expect.any(Date) })
})

test('the database refuses two publishing schedules of a story, and an ending without its time', async () => {
  const id = await plan()
  const again = (kind: ScheduleKind) =>
    transaction((tx) =>
      tx.execute(sql`insert into schedules (id, kind, article_id, at, wall_time, zone, prepared_version, planned_by)
        select gen_random_uuid(), ${kind}, article_id, at, wall_time, zone, prepared_version, planned_by from schedules where id = ${id}`),
    ).then(
      () => 'inserted',
      (error: Error) => String((error.cause as Error | undefined)?.message),
    )
  expect(await again('publish')).toMatch(/schedules_publishing/)
  expect(await again('take-out')).toMatch(/schedules_prepares/)
  await expect(database().update(schedules).set({ ending: 'done' }).where(eq(schedules.id, id))).rejects.toThrow()
})

test('a plan that finds its story taken down, though nothing cancelled it, gives readers nothing', async () => {
  const id = await plan()
  // As a program would leave it that took the story down and did not know of plans.
  await database().update(articles).set({ stage: 'taken-down' }).where(eq(articles.id, articleId))
  await becomeDue(id)
  await runDue()
  expect(await rowOf(id)).toMatchObject({ ending: 'held', reason: 'wrong-stage' })
  expect(await stageOf()).toBe('taken-down')
  expect(await timesPublished()).toMatchObject({ publications: 0, moves: 0 })
})
