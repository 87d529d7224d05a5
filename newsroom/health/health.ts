import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { sendsOutward } from '#lib/env.ts'
import { sendsMail } from '#lib/mail.ts'
import { type KnownEdge, knownEdges, unheardFor } from '#newsroom/delivery/edges.ts'
import { type LiveWithoutRights, liveWithoutRights } from '#newsroom/media/live-without-rights.ts'
import { countRed, type NewestCheck, newestChecks } from '#newsroom/outside/newest-checks.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { type DiskRoom, diskRoom } from '#newsroom/settings/disk-room.ts'
import { brokenWebhooks } from '#newsroom/webhooks/broken-webhooks.ts'
import { brokenWireFeeds } from '#newsroom/wire/broken-wire-feeds.ts'
import { isWorkerRunning } from './is-worker-running.ts'
import { type TroubledJob, troubledJobs } from './jobs-of-health.ts'
import { type LastBackup, lastBackup } from './last-backup.ts'

export type Health = {
  /** False in a copy that is started for a try: it mails nobody, tells no other program and makes no backup. */
  sendsOutward: boolean
  worker: { isRunning: boolean; jobs: TroubledJob[] }
  edges: (KnownEdge & { isSilent: boolean })[]
  /** What the worker found from outside: how many stories are not found everywhere, and the last looks. */
  outside: { red: number; checks: NewestCheck[] }
  /** Null where web has no such disk. */
  disk: DiskRoom | null
  database: { bytes: number; connections: number; mostConnections: number; isCrowded: boolean }
  mail: { hasServer: boolean }
  backup: LastBackup
  /** The names of webhooks that Galley paused because they fail. */
  brokenWebhooks: string[]
  /** Feeds of the wire that fail. */
  brokenFeeds: string[]
  /** Stories that readers have with a picture whose rights ran out. */
  withoutRights: LiveWithoutRights[]
}

/** From this part of all connections on, a newsroom must do something: new processes may find none. */
const crowded = 0.9

/** How Galley is, for editors: what works, and what somebody must do. */
export async function health(person: Person): Promise<Health> {
  authorise(person, 'see the health')
  const [watched, edges, checks, [size]] = await Promise.all([
    watch(person),
    knownEdges(person),
    newestChecks(person),
    database().execute<{ bytes: string }>(sql`select pg_database_size(current_database()) as bytes`),
  ])
  return {
    sendsOutward: sendsOutward(),
    worker: watched.worker,
    edges: edges.map((edge) => ({ ...edge, isSilent: edge.unheard > unheardFor })),
    outside: { red: watched.red, checks },
    disk: watched.disk,
    database: { ...watched.connections, bytes: Number(size?.bytes ?? 0) },
    mail: { hasServer: sendsMail() },
    backup: watched.backup,
    brokenWebhooks: watched.broken,
    brokenFeeds: watched.brokenFeeds,
    withoutRights: watched.withoutRights,
  }
}

/** How many things are red on the page of health; 0 for people who may not see it. For the mark in the rail. */
export async function countTroubles(person: Person): Promise<number> {
  if (!can(person, 'see the health')) return 0
  const [{ worker, red, disk, connections, backup, broken, brokenFeeds, withoutRights }, isEdgeSilent] = await Promise.all([
    watch(person),
    isSomeEdgeSilent(),
  ])
  const areSome = [worker.jobs, broken, brokenFeeds, withoutRights].map((list) => list.length > 0)
  return [!worker.isRunning, ...areSome, isEdgeSilent, red > 0, disk?.isShort, connections.isCrowded, backup.isOld].filter(Boolean).length
}

/** What can be red. Every page of the desk asks it, so it reads little. */
async function watch(person: Person) {
  const [isRunning, jobs, red, disk, connections, backup, broken, brokenFeeds, withoutRights] = await Promise.all([
    isWorkerRunning(),
    troubledJobs(database()),
    countRed(person),
    diskRoom(person),
    askConnections(),
    lastBackup(),
    brokenWebhooks(),
    brokenWireFeeds(),
    liveWithoutRights(),
  ])
  return { worker: { isRunning, jobs }, red, disk, connections, backup, broken, brokenFeeds, withoutRights }
}

/** Only that: how far behind an edge is takes the longer to count, the longer it is lost. */
async function isSomeEdgeSilent(): Promise<boolean> {
  const [row] = await database().execute<{ silent: boolean }>(sql`
    select exists (select from edges where seen_at < clock_timestamp() - make_interval(secs => ${unheardFor / 1000})) as silent`)
  return row?.silent ?? false
}

async function askConnections() {
  const [row] = await database().execute<{ connections: number; most: number }>(sql`
    select (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
      current_setting('max_connections')::int as most`)
  const { connections = 0, most = 1 } = row ?? {}
  return { connections, mostConnections: most, isCrowded: connections >= most * crowded }
}
