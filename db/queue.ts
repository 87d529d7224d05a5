import { sql } from 'drizzle-orm'
import { type ConstructorOptions, fromDrizzle, PgBoss, type Queue } from 'pg-boss'
import { database, type Transaction } from './client.ts'

/** What each job is told. Handlers are in services/worker/jobs.ts; each may run twice and must not act twice. */
export type Jobs = {
  renditions: { mediaId: string }
  'resume-renditions': Record<string, never>
  sweep: Record<string, never>
}
export type JobName = keyof Jobs

/** `stately`: of one key there is at most one job waiting and one running, however often it is asked for. */
export const queues = {
  renditions: { policy: 'stately', notify: true, retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 300 },
  'resume-renditions': { policy: 'stately', retryLimit: 0, expireInSeconds: 60 },
  sweep: { policy: 'stately', retryLimit: 2, retryDelay: 60, expireInSeconds: 900 },
} as const satisfies Record<JobName, Omit<Queue, 'name'>>

/** Why a job failed whose tries all ended without a word, in words for people. */
export const explainUnanswered = (name: JobName): string => `the worker ended, or took too long, ${queues[name].retryLimit + 1} times`

/** Brings pg-boss' own schema and our queues into a database. Called by `migrate`, under its lock. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, ...silent })
  boss.on('error', () => {}) // what start and createQueue cannot do, they throw
  await boss.start()
  try {
    for (const [name, options] of Object.entries(queues)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, withoutPolicy(options))
      else await boss.createQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** Asks for a job inside the verb's own transaction: a rollback leaves no job. */
export async function enqueue<Name extends JobName>(tx: Transaction, name: Name, job: Jobs[Name], key: string): Promise<void> {
  const boss = await sender()
  await boss.send(name, job, { singletonKey: key, db: fromDrizzle(tx, sql) })
}

const silent = { supervise: false, schedule: false, registerInstance: false } satisfies ConstructorOptions

// Kept on globalThis, as the pools are. It works through our own pool, and its timers keep no program alive.
const kept = ((globalThis as { galleyQueue?: { sender?: Promise<PgBoss> } }).galleyQueue ??= {})

function sender(): Promise<PgBoss> {
  kept.sender ??= startSender().catch((error) => {
    delete kept.sender
    throw error
  })
  return kept.sender
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => fromDrizzle(database(), sql).executeSql(text, values) },
    migrate: false,
    clock: idleClock,
    ...silent,
  })
  boss.on('error', () => {}) // its cache of queues could not be refreshed; a send that fails throws
  return boss.start()
}

const idleClock = {
  now: () => Date.now(),
  setTimeout: (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref(),
  clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
  setInterval: (work: () => void, milliseconds: number) => setInterval(work, milliseconds).unref(),
  clearInterval: (handle: unknown) => clearInterval(handle as NodeJS.Timeout),
}

const withoutPolicy = ({ policy: _, ...options }: Omit<Queue, 'name'>) => options
