import { inArray, sql } from 'drizzle-orm'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import { closeDatabase, database } from '#db/client.ts'
import { explainUnanswered, type JobName, type Jobs, type Queued } from '#db/queue.ts'
import { databaseUrl } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { readRequestId, withRequest } from '#lib/request.ts'
import { endImporters } from '#newsroom/import-runs/start-importer.ts'
import { jobs } from './jobs.ts'
import { watchSchedules } from './watch-schedules.ts'

/**
 * Starts the worker: its jobs, and what is planned for a time. Resolves, once it listens for jobs, to a function that stops it after the
 * current ones.
 */
export async function work(): Promise<() => Promise<void>> {
  const isBeside = await isAnotherThere()
  const boss = new PgBoss({ connectionString: databaseUrl(), max: 2, application_name: connectionName, useListenNotify: true })
  boss.on('error', (error) => log('warn', 'the queue has a problem', { error })) // pg-boss retries by itself
  await boss.start({ attempts: 10 })
  for (const name of Object.keys(jobs) as JobName[]) {
    // Object.keys returns string[].
    const { at } = jobs[name]
    if (!isBeside) await giveBack(boss, name)
    if (at) await boss.schedule(name, at)
    await attend(boss, name)
  }
  const stopWatching = watchSchedules((line) => log('info', line))
  return async () => {
    await stopWatching()
    endImporters()
    await boss.stop({ graceful: true, timeout: 20_000 })
    await closeDatabase()
  }
}

/** By this name of its connections others see in Postgres that a worker runs. */
const connectionName = 'galley-worker'

/** Whether a worker is connected: another one, for this one is not yet. */
async function isAnotherThere(): Promise<boolean> {
  const others = await database().execute(
    sql`select 1 from pg_stat_activity where datname = current_database() and application_name = ${connectionName} limit 1`,
  )
  return others.length > 0
}

/**
 * A killed worker leaves its jobs marked as active. At the start of the only worker, active jobs are failed and retried. The try counts, and
 * after the last one the job is given up, because it may have killed the worker. Where several workers run, nobody knows whose a job is:
 * the queue itself gives back, within two minutes, what has no heartbeat any more (db/queue.ts).
 */
async function giveBack<Name extends JobName>(boss: PgBoss, name: Name): Promise<void> {
  const left = await database().execute<{ id: string; data: Jobs[Name] }>(
    sql`select id, data from pgboss.job where name = ${name} and state = 'active'`,
  )
  if (left.length === 0) return
  log('info', `${name}: ${left.length} left behind by a worker that ended`)
  const ids = left.map(({ id }) => id)
  await boss.fail(name, ids, { message: 'its worker ended' })
  const over = await database().execute<{ id: string }>(
    sql`select id from pgboss.job where name = ${name} and state = 'failed' and ${inArray(sql`id`, ids)}`,
  )
  for (const { id, data } of left) if (over.some((one) => one.id === id)) await jobs[name].giveUp?.(data, explainUnanswered(name))
  // Due at once: without this the worker would wait for the next poll, up to ten seconds.
  await database().execute(sql`update pgboss.job set start_after = now() where name = ${name} and state = 'retry'`)
}

async function attend<Name extends JobName>(boss: PgBoss, name: Name): Promise<void> {
  const options = {
    includeMetadata: true,
    batchSize: 1,
    localConcurrency: jobs[name].atOnce ?? 1,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 10,
  } as const
  const id = await boss.work<Queued<Name>, void, typeof options>(name, options, async (batch) => {
    boss.notifyWorker(id) // there may be more jobs: fetch again at once instead of at the next poll
    for (const job of batch) await withRequest(readRequestId(job.data?.requestId), () => once(name, job))
  })
}

async function once<Name extends JobName>(name: Name, { id, data, retryCount, retryLimit }: JobWithMetadata<Queued<Name>>): Promise<void> {
  const begun = performance.now()
  const { requestId, ...given } = data ?? {}
  const job = { job: id, ...given }
  try {
    await jobs[name].do(data)
    const ms = Math.round(performance.now() - begun)
    // What the clock starts, each minute, and is done at once would fill the log.
    log(requestId || ms >= 1000 ? 'info' : 'debug', `${name} is done`, { ...job, ms })
  } catch (error) {
    log('error', `${name} failed (try ${retryCount + 1} of ${retryLimit + 1})`, { ...job, error })
    const problem = error instanceof Error ? error.message : String(error)
    if (retryCount >= retryLimit) await jobs[name].giveUp?.(data, problem)
    throw error // the queue counts tries
  }
}
