import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { schedules } from '#db/schema/schedules.ts'
import { setDeadline } from '#newsroom/articles/set-deadline.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { calendar, lateItems } from './calendar.ts'
import { cancelSchedule } from './cancel-schedule.ts'
import { schedule } from './schedule.ts'

let cast: Cast
let id: string
const zone = 'Europe/Kyiv'
const week = { from: new Date('2099-03-22T22:00Z'), to: new Date('2099-03-29T21:00Z') }

beforeAll(async () => {
  cast = await seedCast()
  const seen = { article: 1, draft: 1 }
  const planned = await schedule(cast.marta, {
    kind: 'publish',
    articleId: cast.articles.submitted,
    seen,
    wallTime: '2099-03-25T06:00',
    zone,
  })
  if (!planned.ok) throw new Error(planned.problem)
  id = planned.value.id
})

test('editors see what goes out between two instants, and may move it; a journalist sees it for their own stories', async () => {
  const shown = {
    id,
    kind: 'publish',
    headline: 'The submitted story',
    at: new Date('2099-03-25T04:00Z'),
    plannedBy: 'Marta',
    ending: null,
  }
  expect(await calendar(cast.marta, week)).toMatchObject([{ ...shown, mayMove: true }])
  expect(await calendar(cast.olena, week)).toMatchObject([{ ...shown, mayMove: false }])
  expect(await calendar(cast.danylo, week)).toEqual([])
  expect(await calendar(cast.marta, { from: week.from, to: new Date('2099-03-25T04:00Z') })).toEqual([])
})

test('what was held is late, for those who can act on it; what was cancelled is nowhere', async () => {
  expect(await lateItems(cast.marta)).toEqual([])
  await database().update(schedules).set({ endedAt: sql`now()`, ending: 'held', reason: 'unfinished' }).where(eq(schedules.id, id))
  expect(await lateItems(cast.marta)).toMatchObject([{ id, ending: 'held', held: { reason: 'unfinished' } }])
  expect(await lateItems(cast.olena)).toEqual([])
  expect(await cancelSchedule(cast.marta, { id })).toMatchObject({ ok: true })
  expect([await lateItems(cast.marta), await calendar(cast.marta, week)]).toEqual([[], []])
})

test('embargoes stand in the calendar by their end, and say that nothing may leave the newsroom yet', async () => {
  const until = new Date('2099-03-26T05:00Z')
  const embargo = { embargoUntil: until, embargoWall: '2099-03-26T07:00', embargoZone: zone }
  await database().update(articles).set(embargo).where(eq(articles.id, cast.articles.draft))
  expect(await calendar(cast.marta, week)).toMatchObject([
    { kind: 'embargo', at: until, headline: 'The draft story', isEmbargoed: true, mayMove: false },
  ])
  expect(await calendar(cast.danylo, week)).toEqual([])
  const planned = await schedule(cast.marta, {
    ...{ kind: 'publish', articleId: cast.articles.draft, seen: { article: 1, draft: 1 } },
    ...{ wallTime: '2099-03-27T06:00', zone },
  } as const)
  expect(planned).toMatchObject({ ok: true })
  expect((await calendar(cast.marta, week)).map(({ kind, isEmbargoed }) => [kind, isEmbargoed])).toEqual([
    ['embargo', true],
    ['publish', true],
  ])
})

test('deadlines stand in the calendar with an id of their own; editors may move them, and one that is over says so', async () => {
  const articleId = cast.articles.submitted
  await setDeadline(cast.marta, { articleId, wallTime: '2099-03-28T18:00', zone })
  const shown = { id: `deadline-${articleId}`, kind: 'deadline', articleId, headline: 'The submitted story' }
  const ofDeadlines = async (person = cast.marta, range = week) => (await calendar(person, range)).filter(({ kind }) => kind === 'deadline')
  expect(await ofDeadlines()).toMatchObject([{ ...shown, at: new Date('2099-03-28T16:00Z'), mayMove: true }])
  expect(await ofDeadlines(cast.olena)).toMatchObject([{ ...shown, mayMove: false }])
  expect((await ofDeadlines())[0]).not.toHaveProperty('isOverdue')
  expect(await ofDeadlines(cast.danylo)).toEqual([])
  const over = new Date('2001-01-01T10:00Z')
  await database().update(articles).set({ deadlineAt: over, submittedAt: null }).where(eq(articles.id, articleId))
  expect(await ofDeadlines(cast.marta, { from: over, to: new Date('2001-01-02T00:00Z') })).toMatchObject([{ isOverdue: true }])
})

test('a week is found by its index among as many schedules as a large newsroom has stories', async () => {
  await database().execute(sql`
    insert into schedules (id, kind, article_id, at, wall_time, zone, planned_by)
    select gen_random_uuid(), 'take-out', ${cast.articles.published}::uuid, timestamptz '2090-01-01' + n * interval '6 hours', '2090-01-01T00:00', 'UTC', ${cast.marta.id}::uuid
    from generate_series(1, 12528) n`)
  await database().execute(sql`analyze schedules`)
  const busy = { from: new Date('2094-06-06T00:00Z'), to: new Date('2094-06-13T00:00Z') }
  expect(await calendar(cast.marta, busy)).toHaveLength(28)
  const plan = await database().execute(
    sql`explain select id from schedules where at >= ${busy.from.toISOString()} and at < ${busy.to.toISOString()} order by at, id limit 1000`,
  )
  expect(JSON.stringify(plan)).toMatch(/Index (Only )?Scan.*schedules_calendar/)
})
