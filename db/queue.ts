import { sql } from 'drizzle-orm'
import { type ConstructorOptions, fromDrizzle, PgBoss, type Queue } from 'pg-boss'
import { currentRequest } from '#lib/request.ts'
import { database, type Transaction } from './client.ts'

/** The data of each job. Handlers are in services/worker/jobs.ts; a job may run twice and must then change nothing more. */
export type Jobs = {
  renditions: { mediaId: string }
  'resume-renditions': Record<string, never>
  'note-audit-head': Record<string, never>
  sweep: Record<string, never>
  backup: Record<string, never>
  'run-schedule': { scheduleId: string }
  'look-outside': { changeId: number }
  'try-links': Record<string, never>
  'watch-accounts': Record<string, never>
  'watch-rights': Record<string, never>
  'look-at-embeds': Record<string, never>
  'gather-mail': Record<string, never>
  'mail-notices': { personId: string }
  'deliver-webhook': { deliveryId: string }
  'tell-hub': { language: string }
  'import-run': { importId: string }
  'find-due-feeds': Record<string, never>
  'read-wire-feed': { feedId: string }
}
export type JobName = keyof Jobs
/** A job as the queue holds it: with the id of the request that caused it, if one did. */
export type Queued<Name extends JobName> = Jobs[Name] & { requestId?: string }

/** `stately`: for one key at most one job waits and one runs, however often it is enqueued. */
export const queues = {
  renditions: { policy: 'stately', notify: true, retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 300 },
  'resume-renditions': { policy: 'stately', retryLimit: 0, expireInSeconds: 60 },
  'note-audit-head': { policy: 'stately', retryLimit: 0, expireInSeconds: 60, deleteAfterSeconds: 3600 },
  sweep: { policy: 'stately', retryLimit: 2, retryDelay: 60, expireInSeconds: 900 },
  // Done ones are kept for a month: the page of health says when the last one was.
  backup: { policy: 'stately', retryLimit: 1, retryDelay: 300, expireInSeconds: 6 * 3600, deleteAfterSeconds: 30 * 24 * 3600 },
  'run-schedule': { policy: 'stately', retryLimit: 2, retryDelay: 1, expireInSeconds: 60 },
  'look-outside': { policy: 'stately', notify: true, retryLimit: 1, retryDelay: 5, expireInSeconds: 60, deleteAfterSeconds: 3600 },
  'watch-rights': { policy: 'stately', retryLimit: 0, expireInSeconds: 300 },
  'look-at-embeds': { policy: 'stately', retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 3600 },
  'try-links': { policy: 'stately', retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 3600 },
  'watch-accounts': { policy: 'stately', retryLimit: 0, expireInSeconds: 60, deleteAfterSeconds: 3600 },
  'gather-mail': { policy: 'stately', notify: true, retryLimit: 0, expireInSeconds: 60, deleteAfterSeconds: 3600 },
  'mail-notices': { policy: 'stately', notify: true, retryLimit: 5, retryDelay: 15, retryBackoff: true, expireInSeconds: 180 },
  // What the other program refuses is tried again by newsroom/webhooks/deliver.ts; this is for our own faults.
  'deliver-webhook': {
    policy: 'stately',
    notify: true,
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 60,
    deleteAfterSeconds: 3600,
  },
  'tell-hub': {
    policy: 'stately',
    notify: true,
    retryLimit: 8,
    retryDelay: 10,
    retryBackoff: true,
    expireInSeconds: 60,
    deleteAfterSeconds: 3600,
  },
  // It goes on where it was: a worker that ends and another that begins is no fault of the file.
  'import-run': { policy: 'stately', notify: true, retryLimit: 3, retryDelay: 2, expireInSeconds: 6 * 3600, deleteAfterSeconds: 24 * 3600 },
  'find-due-feeds': { policy: 'stately', retryLimit: 0, expireInSeconds: 60, deleteAfterSeconds: 3600 },
  // What a server refuses is tried again by newsroom/wire-stories/read-wire-feed.ts; this is for our own faults.
  'read-wire-feed': { policy: 'stately', notify: true, retryLimit: 2, retryDelay: 5, expireInSeconds: 120, deleteAfterSeconds: 3600 },
} as const satisfies Record<JobName, Omit<Queue, 'name'>>

/** A job whose worker has said nothing for so long is given to another one. */
const heartbeatSeconds = 60

export const jobNames = Object.keys(queues) as JobName[] // Object.keys returns string[]

/** The reason to show for a job whose tries all ended without an error message. */
export const explainUnanswered = (name: JobName): string => `the worker ended, or took too long, ${queues[name].retryLimit + 1} times`

/** Installs pg-boss's schema and our queues in a database. `migrate` calls it under its lock. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, ...silent })
  boss.on('error', () => {}) // start and createQueue throw their own errors
  await boss.start()
  try {
    for (const [name, options] of Object.entries(queues)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, { ...withoutPolicy(options), heartbeatSeconds })
      else await boss.createQueue(name, { ...options, heartbeatSeconds })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** Enqueues a job in the verb's own transaction: a rollback leaves no job. It is done at once, or at `startAfter`. */
export async function enqueue<Name extends JobName>(
  tx: Transaction,
  name: Name,
  job: Jobs[Name],
  key: string,
  startAfter?: Date,
): Promise<void> {
  const boss = await sender()
  const requestId = currentRequest()
  await boss.send(name, requestId ? { ...job, requestId } : job, {
    singletonKey: key,
    db: fromDrizzle(tx, sql),
    ...(startAfter && { startAfter }),
  })
}

const silent = { supervise: false, schedule: false, registerInstance: false } satisfies ConstructorOptions

// Stored on globalThis, like the pools. It uses our own pool, and its timers do not keep a program running.
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
  boss.on('error', () => {}) // only its cache of queues was not refreshed; a failed send throws
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
