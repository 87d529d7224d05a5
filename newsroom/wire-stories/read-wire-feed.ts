import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { database, now, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { wireFeeds } from '#db/schema/wire.ts'
import { folderOf } from '#lib/wire.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { allowsForWire } from '#newsroom/wire/allowed.ts'
import { feedLimits, type Opened, openFeed } from '#newsroom/wire/open-feed.ts'
import { itemsOfFile } from './items-of-file.ts'
import { keepItems } from './keep-items.ts'
import { readWireFolder } from './read-wire-folder.ts'

/** The longest pause that a server can ask for, and the longest after failures. */
const longestPause = 24 * 3600
const longestBackOff = 12 * 3600
/** Failures one after the other until a feed is paused: three days or more. */
const mostFailures = 20

type Feed = typeof wireFeeds.$inferSelect

/** Lets the worker read every feed that is due. */
export async function findDueFeeds(): Promise<void> {
  await transaction(async (tx) => {
    const due = await tx
      .select({ id: wireFeeds.id })
      .from(wireFeeds)
      .where(and(isNull(wireFeeds.pausedAt), lte(wireFeeds.nextAt, now)))
    for (const { id } of due) await enqueue(tx, 'read-wire-feed', { feedId: id }, id)
  })
}

/** Reads a feed that is due, and plans the next look. What the source recalls is taken out of the paper (newsroom/import/recall.ts). */
export async function readWireFeed(feedId: string, allows = allowsForWire(), limits = feedLimits): Promise<void> {
  const [feed] = await database()
    .select()
    .from(wireFeeds)
    .where(and(eq(wireFeeds.id, feedId), isNull(wireFeeds.pausedAt), lte(wireFeeds.nextAt, now)))
  if (!feed) return // another run of this job has read it, or somebody paused or removed it
  await readPublication(database())
  const name = folderOf(feed.url)
  if (name) return readWireFolder(feed, name)
  const folder = await mkdtemp(join(tmpdir(), 'galley-upload-'))
  try {
    const path = join(folder, 'feed')
    const opened = await openFeed(feed, path, allows, limits)
    const outcome = opened.kind === 'opened' ? await itemsOfFile(path, feed.language) : null
    if (opened.kind === 'failed' || typeof outcome === 'string')
      return await noteFailure(feed, opened, opened.kind === 'failed' ? opened.problem : String(outcome))
    const taken = outcome ? await keepItems(feed, outcome) : 0
    await noteLook(feed, opened, taken)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const within = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`

async function noteLook(feed: Feed, opened: Exclude<Opened, { kind: 'failed' }>, taken: number): Promise<void> {
  const pause = Math.max(feed.minutes * 60, Math.min(opened.seconds ?? 0, longestPause))
  await database()
    .update(wireFeeds)
    .set({
      lookedAt: now,
      nextAt: within(pause),
      failures: 0,
      problem: null,
      ...(taken > 0 && { newAt: now }),
      ...(opened.kind === 'opened' && { etag: opened.etag, lastModified: opened.lastModified }),
    })
    .where(eq(wireFeeds.id, feed.id))
}

async function noteFailure(feed: Feed, opened: Opened, problem: string): Promise<void> {
  const failures = feed.failures + 1
  const isGone = opened.kind === 'failed' && opened.isGone
  const backOff = Math.min(feed.minutes * 60 * 2 ** Math.min(failures, 12), longestBackOff)
  await database()
    .update(wireFeeds)
    .set({
      failures,
      problem: problem.slice(0, 500),
      nextAt: within(Math.max(backOff, Math.min(opened.seconds ?? 0, longestPause))),
      ...((isGone || failures >= mostFailures) && { pausedAt: now, pausedBecause: isGone ? ('gone' as const) : ('failing' as const) }),
    })
    .where(eq(wireFeeds.id, feed.id))
}
