import { inArray, sql } from 'drizzle-orm'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import { closeDatabase, database } from '#db/client.ts'
import { explainUnanswered, type JobName, type Jobs } from '#db/queue.ts'
import { databaseUrl } from '#lib/env.ts'
import { jobs } from './jobs.ts'
import { watchSchedules } from './watch-schedules.ts'

type Log = (line: string) => void

/**
 * Starts the worker: its jobs, and what is planned for a time. Resolves, once it listens for jobs, to a function that stops it after the
 * current ones.
 */
export async function work(log: Log): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: databaseUrl(), max: 2, application_name: 'galley-worker', useListenNotify: true })
  boss.on('error', (error) => log(`the queue: ${error.message}`)) // pg-boss retries by itself
  await boss.start({ attempts: 10 })
  for (const name of Object.keys(jobs) as JobName[]) {
    // Object.keys returns string[].
    const { at } = jobs[name]
    await giveBack(boss, name, log)
    if (at) await boss.schedule(name, at)
    await attend(boss, name, log)
  }
  const stopWatching = watchSchedules(log)
  return async () => {
    await stopWatching()
    await boss.stop({ graceful: true, timeout: 20_000 })
    await closeDatabase()
  }
}

/**
 * A killed worker leaves its jobs marked as active, and the queue would wait minutes for them. At the start, active jobs are failed and
 * retried. The try counts, and after the last one the job is given up, because it may have killed the worker. A job of another running
 * worker runs once too often, which changes nothing.
 */
async function giveBack<Name extends JobName>(boss: PgBoss, name: Name, log: Log): Promise<void> {
  const left = await database().execute<{ id: string; data: Jobs[Name] }>(
    sql`select id, data from pgboss.job where name = ${name} and state = 'active'`,
  )
  if (left.length === 0) return
  log(`${name}: ${left.length} left behind by a worker that ended`)
  const ids = left.map(({ id }) => id)
  await boss.fail(name, ids, { message: 'its worker ended' })
  const over = await database().execute<{ id: string }>(
    sql`select id from pgboss.job where name = ${name} and state = 'failed' and ${inArray(sql`id`, ids)}`,
  )
  for (const { id, data } of left) if (over.some((one) => one.id === id)) await jobs[name].giveUp?.(data, explainUnanswered(name))
  // Due at once: without this the worker would wait for the next poll, up to ten seconds.
  await database().execute(sql`update pgboss.job set start_after = now() where name = ${name} and state = 'retry'`)
}

async function attend<Name extends JobName>(boss: PgBoss, name: Name, log: Log): Promise<void> {
  const options = {
    includeMetadata: true,
    batchSize: 1,
    localConcurrency: jobs[name].atOnce ?? 1,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 10,
  } as const
  const id = await boss.work<Jobs[Name], void, typeof options>(name, options, async (batch) => {
    boss.notifyWorker(id) // there may be more jobs: fetch again at once instead of at the next poll
    for (const job of batch) await once(name, job, log)
  })
}

async function once<Name extends JobName>(name: Name, job: JobWithMetadata<Jobs[Name]>, log: Log): Promise<void> {
  const begun = performance.now()
  try {
    await jobs[name].do(job.data)
    log(`${name} ${JSON.stringify(job.data ?? {})} in ${Math.round(performance.now() - begun)} ms`)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    const isLast = job.retryCount >= job.retryLimit
    log(`${name} ${JSON.stringify(job.data ?? {})} failed (try ${job.retryCount + 1} of ${job.retryLimit + 1}): ${problem}`)
    if (isLast) await jobs[name].giveUp?.(job.data, problem)
    throw error // the queue counts tries
  }
}
