import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { isLong } from '#proof/edge/processes.ts'
import { type EmbeddedPostgres, startPostgres } from '#services/up/postgres.ts'
import { commandOf, kill } from '#services/up/system-process.ts'
import { seedCast } from '#testing/cast.ts'
import { completeStory, farAway } from '#testing/planned-story.ts'
import { randomFrom } from '#testing/random-from.ts'
import { Health } from './health.ts'
import { scheduleSeed } from './options.ts'
import { DyingWorkers } from './workers.ts'

/**
 * Schedules while everything that runs them is killed: two workers with clocks that are ten minutes wrong, each of which dies before a
 * statement of a transaction that publishes, another one each time, and Postgres. Again and again all are down while stories
 * become due. Each story is published once: one publication, one entry in the feed, one live event, one row of the audit; never before its
 * time by Postgres' clock; and what can be done is done within five seconds.
 */
const stories = isLong ? 2_000 : 30
const seconds = isLong ? 900 : 15
const postgresKills = isLong ? 30 : 2
const outages = isLong ? 8 : 1
/** In the long form, for which the machine is quiet, what is promised. */
const longest = isLong ? 5_000 : 20_000

const home = mkdtempSync(join(tmpdir(), 'galley-schedule-'))
const before = process.env.DATABASE_URL
const health = new Health()
const chance = randomFrom(scheduleSeed)
let postgres: EmbeddedPostgres
let deaths = 0
/** Each worker dies before another statement than the ones before, in one of its first publications; every tenth after COMMIT. */
const workers = new DyingWorkers(
  () => {
    deaths += 1
    const step = deaths % 10 === 0 ? 0 : 1 + ((deaths * 17) % (workers.mostSteps || 40))
    // The first two live long enough to show that they were early, if they were.
    return { run: (deaths > 2 ? 1 : 3) + Math.floor(chance() * (isLong ? 8 : 4)), step }
  },
  (ready) => health.setWorkers(ready),
)

beforeAll(async () => {
  chmodSync(home, 0o711) // Postgres runs as another user than root and must enter this folder
  postgres = await startPostgres(home)
  await closeDatabase()
  process.env.DATABASE_URL = postgres.url
  await migrate(postgres.url)
}, 120_000)

afterAll(async () => {
  await workers.kill()
  await closeDatabase()
  if (before === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = before
  await postgres?.stop()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

async function killPostgres(away: number): Promise<void> {
  const data = join(home, 'postgres')
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  if (!commandOf(pid).includes(data)) throw new Error(`process ${pid} is not this proof's Postgres`)
  health.setPostgres(false)
  kill(pid)
  await postgres.ended
  await wait(away)
  postgres = await startPostgres(home)
  health.setPostgres(true)
}

/** Stories that are planned for a far time. */
async function plan(): Promise<void> {
  const cast = await seedCast()
  for (let story = 0; story < stories; story += 1) {
    const articleId = await completeStory(cast)
    const answer = await schedule(cast.marta, { kind: 'publish', articleId, seen: { article: 1, draft: 1 }, ...farAway })
    if (!answer.ok) throw new Error(answer.problem)
  }
}

/** They become due one after the other from now on. */
const becomeDue = () =>
  database().execute(sql`
    update schedules set at = now() + make_interval(secs => 2 + ${seconds} * place.number::float / ${stories})
    from (select id, row_number() over (order by md5(id::text)) as number from schedules) place where place.id = schedules.id`)

/** Kills Postgres and takes everything down, at random moments of equal shares of the time. */
async function disturb(): Promise<void> {
  const acts = [...Array.from({ length: postgresKills }, () => 'postgres'), ...Array.from({ length: outages }, () => 'all')]
    .map((act) => ({ act, order: chance() }))
    .sort((a, b) => a.order - b.order)
  const share = (seconds * 1000) / acts.length
  const began = Date.now()
  for (const [place, { act }] of acts.entries()) {
    await wait(Math.max(0, began + (place + 0.2 + chance() * 0.5) * share - Date.now()))
    if (act === 'postgres') await killPostgres(0)
    else {
      await workers.kill()
      await killPostgres(isLong ? 8_000 : 2_500)
      workers.start()
    }
  }
}

type Left = { standing: number }
async function waitForAll(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [left] = await database()
      .execute<Left>(sql`select count(*)::int as standing from schedules where ended_at is null`)
      .catch(() => [{ standing: -1 }])
    if (left?.standing === 0) return
    await wait(100)
  }
  throw new Error(`not everything was done:\n${workers.said}`)
}

/** Of each story: how often it is public, in every place that says so, and when. A reason says that it was run more than once, or held. */
type Story = Record<'publications' | 'entries' | 'events' | 'audits', number> & {
  ending: string
  reason: string | null
  at: Date
  ended: Date
  early: boolean
}
const outcomes = () =>
  database().execute<Story>(sql`
    select schedule.ending, schedule.reason, schedule.at, schedule.ended_at as ended,
      coalesce((select bool_or(published_at < schedule.at) from publications where article_id = schedule.article_id), false) as early,
      (select count(*)::int from publications where article_id = schedule.article_id) as publications,
      (select count(*)::int from feed_items where article_id = schedule.article_id) as entries,
      (select count(*)::int from outbox where event ->> 'articleId' = schedule.article_id::text and event ->> 'kind' = 'published') as events,
      (select count(*)::int from audit where subject_id = schedule.article_id and verb = 'publish'
        and detail ->> 'schedule' = schedule.id::text) as audits
    from schedules schedule`)

test(
  `${stories} schedules under faults: each is done once, never early, and within ${longest / 1000} seconds once it can be done`,
  async () => {
    await plan()
    workers.start()
    await workers.bothReady()
    await becomeDue()
    await disturb()
    await waitForAll()
    const found = await outcomes()
    expect(found).toHaveLength(stories)
    const lateness = found.map(({ at, ended }) => health.longestBetween(new Date(at).getTime(), new Date(ended).getTime()))
    const wrong = found.filter(
      ({ publications, entries, events, audits, ending, reason, early }) =>
        early || ending !== 'done' || reason !== null || [publications, entries, events, audits].some((times) => times !== 1),
    )
    expect(wrong).toEqual([])
    const worst = Math.max(...lateness)
    console.log(
      `${stories} schedules: ${workers.deaths} workers killed, at ${workers.steps.size} of ${workers.mostSteps} steps and after COMMIT, ` +
        `Postgres ${postgresKills + outages} times, all down ${outages} times; latest ${Math.round(worst)} ms; seed ${scheduleSeed}`,
    )
    expect(worst, workers.said).toBeLessThanOrEqual(longest)
    expect(workers.deaths).toBeGreaterThan(isLong ? 50 : 0)
  },
  isLong ? 1_800_000 : 180_000,
)
