import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { database, now, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { wireFeeds, wireItems } from '#db/schema/wire.ts'
import { log } from '#lib/log.ts'
import { itemsOf, recogniseFile } from '#newsroom/formats/open-file.ts'
import { noPictures } from '#newsroom/formats/picture-source.ts'
import type { Arrival, Recall } from '#newsroom/formats/wire-story.ts'
import { explainBrokenItem } from '#newsroom/formats/wire-story.ts'
import { cleanStory } from '#newsroom/import/clean-story.ts'
import { recall } from '#newsroom/import/recall.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { machine } from '#newsroom/people/person.ts'
import { findSections } from '#newsroom/taxonomy/upsert-by-slug.ts'
import { allowsForWire } from '#newsroom/wire/allowed.ts'
import { feedLimits, type Opened, openFeed } from '#newsroom/wire/open-feed.ts'
import { type ReadItem, takeItems } from '#newsroom/wire/take-items.ts'

/** The most items of one look at a feed. */
const mostItems = 500
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
  const folder = await mkdtemp(join(tmpdir(), 'galley-upload-'))
  try {
    const path = join(folder, 'feed')
    const opened = await openFeed(feed, path, allows, limits)
    const outcome = opened.kind === 'opened' ? await readFile(feed, path) : null
    if (opened.kind === 'failed' || typeof outcome === 'string')
      return await noteFailure(feed, opened, opened.kind === 'failed' ? opened.problem : String(outcome))
    const taken = outcome ? await keep(feed, outcome) : 0
    await noteLook(feed, opened, taken)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type FoundItems = { items: ReadItem[]; recalls: Recall[] }

/** The items of the file, or why there are none. A broken item keeps no other from coming. */
async function readFile(feed: Feed, path: string): Promise<FoundItems | string> {
  const kind = await recogniseFile(path)
  if (kind === null || !['feed', 'ninjs', 'newsml', 'nitf'].includes(kind)) return 'it is neither RSS nor Atom, ninjs, NewsML-G2 or NITF'
  const reading = { language: feed.language, pictures: noPictures, sections: await findSections(feed.language), now: new Date() }
  const found: FoundItems = { items: [], recalls: [] }
  for await (const item of itemsOf(path, reading, { bytes: 0 })) {
    if ('result' in item) continue
    if ('recall' in item) found.recalls.push(item)
    const arrival = 'recall' in item ? item.otherwise : item
    const read = arrival && (await readItem(arrival))
    if (read) found.items.push(read)
    if (found.items.length + found.recalls.length >= mostItems) break
  }
  return found
}

async function readItem({ source, digest, read }: Arrival): Promise<ReadItem | null> {
  try {
    const story = cleanStory(await read())
    return story.headline === '' ? null : { source, digest, story }
  } catch (error) {
    if (explainBrokenItem(error) === null) throw error
    return null
  }
}

async function keep(feed: Feed, { items, recalls }: FoundItems): Promise<number> {
  const own = await findOwn(
    feed,
    recalls.map(({ source }) => source),
  )
  const taken = await transaction((tx) => takeItems(tx, feed.id, items, feed.lookedAt === null))
  for (const item of recalls) {
    if (!own.has(item.source)) {
      log('warn', 'a feed of the wire recalls a text that it did not bring', { feed: feed.url, source: item.source })
      continue
    }
    await recall(machine('wire'), item)
    await database()
      .update(wireItems)
      .set({ recalledAt: now, recall: item.recall, state: 'new' })
      .where(and(eq(wireItems.source, item.source), isNull(wireItems.recalledAt)))
  }
  return taken
}

/** Which of these texts it was the first to bring, before this look. Anybody can name a text of another agency; only its own feed recalls it. */
async function findOwn(feed: Feed, sources: string[]): Promise<Set<string>> {
  if (sources.length === 0) return new Set()
  const rows = await database()
    .select({ source: wireItems.source })
    .from(wireItems)
    .where(and(inArray(wireItems.source, sources), eq(wireItems.broughtBy, feed.id)))
  return new Set(rows.map(({ source }) => source))
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
