import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { isLong } from '#proof/edge/processes.ts'
import { seedCast } from '#testing/cast.ts'
import { completeStory } from '#testing/planned-story.ts'
import { randomFrom } from '#testing/random-from.ts'
import { Deaths } from './deaths.ts'
import { Health } from './health.ts'
import { MortalPostgres } from './mortal-postgres.ts'
import { Mortals } from './mortals.ts'
import { scheduleSeed, schedulesAsked } from './options.ts'
import { isByHand } from './parts-of-stories.ts'

/**
 * Schedules while everything that plans and runs them is killed: two desks (the verbs that web calls) and two workers, one clock of each
 * ten minutes early and one ten minutes late. Each process dies before a statement of a transaction, or kills Postgres there, another
 * statement each time; and again and again all are down while stories become due. Each story is planned once and published once: one
 * publication, one entry in the feed, one live event, one row of the audit, one notice for its writer; never before its time by Postgres'
 * clock; and what can be done is done within five seconds.
 */
const stories = isLong ? (schedulesAsked ?? 2_000) : 20
const seconds = isLong ? stories * 0.45 : 10
const outages = isLong ? Math.ceil(stories / 250) : 1
/** Whether there are enough for every statement to be hit. */
const isWhole = isLong && stories >= 2_000
/** In the long form, for which the machine is quiet, what is promised. */
const longest = isLong ? 5_000 : 20_000

const before = process.env.DATABASE_URL
const health = new Health()
const chance = randomFrom(scheduleSeed)
/** A process takes seconds to start: in the short form each dies a few times, and then does what is left. */
const deathsOf = (verbs: readonly string[], mostAfter: number, ofPostgres: number) =>
  new Deaths(
    verbs.flatMap((verb) => (['process', 'postgres'] as const).map((victim) => ({ verb, victim }))),
    chance,
    { mostAfter, most: { process: isLong ? Number.POSITIVE_INFINITY : 6, postgres: ofPostgres } },
  )
const workerDeaths = deathsOf(['run'], isLong ? 12 : 2, isLong ? Math.ceil(stories / 20) : 1)
const deskDeaths = deathsOf(['plan', 'put off', 'run now'], 2, isLong ? Math.ceil(stories / 40) : 1)
let postgres: MortalPostgres
let workers: Mortals
let desks: Mortals

beforeAll(async () => {
  postgres = await MortalPostgres.start((isUp) => health.setPostgres(isUp))
  await closeDatabase()
  process.env.DATABASE_URL = postgres.url
  await migrate(postgres.url)
  const cast = await seedCast()
  for (let story = 0; story < stories; story += 1) await completeStory(cast)
  const { data } = postgres
  // Both desks plan all of it in the time that there is; a quarter more, because they die.
  const pause = String(Math.round((seconds * 1000) / (stories * 0.8)))
  const args = [cast.marta.id, pause]
  desks = new Mortals({ script: 'proof/schedule/dying-desk.ts', args, data, deaths: deskDeaths })
  workers = new Mortals({
    ...{ script: 'proof/schedule/dying-worker.ts', data, deaths: workerDeaths },
    onChange: (ready) => health.setWorkers(ready),
  })
}, 300_000)

afterAll(async () => {
  await workers?.kill()
  await desks?.kill()
  await closeDatabase()
  if (before === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = before
  await postgres?.stop()
}, 60_000)

/** What the desks planned for a far time becomes due in the next seconds, but for what they run by hand. */
const becomeDue = () =>
  database().execute(sql`
    update schedules set at = now() + make_interval(secs => 1 + 9 * random())
    where ended_at is null and at > now() + interval '1 year' and not ${isByHand}`)

type Left = { standing: number }
const patience = 90_000
/** Goes on until all of it was planned and done. Fails when nothing more was done for a minute and a half. */
async function watchAll(): Promise<void> {
  let least = stories
  let until = Date.now() + patience
  while (Date.now() < until) {
    await wait(250)
    const [left] = await becomeDue()
      .then(() =>
        database().execute<Left>(
          sql`select ${stories}::int - count(*) filter (where ended_at is not null)::int as standing from schedules`,
        ),
      )
      .catch(() => [])
    if (left?.standing === 0) return
    if (!left || left.standing >= least) continue
    least = left.standing
    until = Date.now() + patience
  }
  throw new Error(`${least} of ${stories} were not done:\n${desks.said}\n${workers.said}`)
}

/** Takes everything down, at a random moment of each equal share of the time. */
async function disturb(): Promise<void> {
  const share = (seconds * 1000) / outages
  const began = Date.now()
  for (let outage = 0; outage < outages; outage += 1) {
    await wait(Math.max(0, began + (outage + 0.3 + chance() * 0.4) * share - Date.now()))
    await Promise.all([workers.kill(), desks.kill()])
    await postgres.kill(isLong ? 8_000 : 2_500)
    workers.start()
    desks.start()
  }
}

/** Of each story: how often it is public, in every place that says so, and when. A reason says that it was run more than once, or held. */
type Story = Record<'plans' | 'planned' | 'publications' | 'entries' | 'events' | 'audits' | 'notices', number> & {
  ending: string
  reason: string | null
  at: Date
  ended: Date
  early: boolean
}
const outcomes = () =>
  database().execute<Story>(sql`
    select schedule.ending, schedule.reason, schedule.at, schedule.ended_at as ended,
      not ${isByHand} and coalesce((select bool_or(published_at < schedule.at) from publications where article_id = schedule.article_id), false) as early,
      (select count(*)::int from schedules other where other.article_id = schedule.article_id) as plans,
      (select count(*)::int from audit where subject_id = schedule.article_id and verb = 'schedule') as planned,
      (select count(*)::int from publications where article_id = schedule.article_id) as publications,
      (select count(*)::int from feed_items where article_id = schedule.article_id) as entries,
      (select count(*)::int from outbox where event ->> 'articleId' = schedule.article_id::text and event ->> 'kind' = 'published') as events,
      (select count(*)::int from audit where subject_id = schedule.article_id and verb = 'publish'
        and detail ->> 'schedule' = schedule.id::text) as audits,
      (select count(*)::int from notices join articles on articles.id = notices.article_id and articles.created_by = notices.person_id
        where notices.article_id = schedule.article_id and notices.kind = 'published') as notices
    from schedules schedule`)

const say = (deaths: Deaths) =>
  deaths
    .coverage()
    .map(({ verb, victim, steps, of, deaths: times }) => `${verb}, ${victim}: ${times} at ${steps} of ${of} steps`)
    .join('; ')

test(
  `${stories} schedules under faults: each is done once, never early, and within ${longest / 1000} seconds once it can be done`,
  async () => {
    workers.start()
    desks.start()
    await workers.bothReady()
    await Promise.all([disturb(), watchAll()])
    const found = await outcomes()
    const lateness = found.map(({ at, ended }) => health.longestBetween(new Date(at).getTime(), new Date(ended).getTime()))
    const worst = Math.max(...lateness)
    console.log(
      `${stories} schedules: ${workers.count} workers and ${desks.count} desks killed, Postgres ${postgres.count} times, all down ` +
        `${outages} times; ${say(workerDeaths)}; ${say(deskDeaths)}; latest ${Math.round(worst)} ms; seed ${scheduleSeed}`,
    )
    expect(found).toHaveLength(stories)
    const isOnce = ({ plans, planned, publications, entries, events, audits, notices }: Story) =>
      [plans, planned, publications, entries, events, audits, notices].every((times) => times === 1)
    expect(found.filter((story) => story.early || story.ending !== 'done' || story.reason !== null || !isOnce(story))).toEqual([])
    expect(worst, workers.said).toBeLessThanOrEqual(longest)
    expect(workers.count * desks.count).toBeGreaterThan(0)
    // Nearly every statement was the last of some worker and of some desk: the longest transaction of all may not have come again.
    const missed = [...workerDeaths.coverage(), ...deskDeaths.coverage()].filter(({ steps, of }) => steps < 0.9 * of)
    if (isWhole) expect(missed.filter(({ victim }) => victim === 'process')).toEqual([])
  },
  isLong ? 5_400_000 : 300_000,
)
