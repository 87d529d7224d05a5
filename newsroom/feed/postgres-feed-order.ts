import { and, asc, count, desc, eq, gt, inArray, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { excluded } from '#db/excluded.ts'
import { isAmong } from '#db/is-among.ts'
import { feedItems, feedMoves, feeds } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { Language } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Addition, FeedOrder } from './feed-order.ts'
import { firstMovesSince, itemsBefore } from './items-at.ts'
import { leaveOutPictures } from './leave-out-pictures.ts'
import type { Move, Place } from './order.ts'

export type FeedName = { name: string; language: Language }
export type LockedFeed = FeedOrder & {
  feed: FeedName & { id: string; draftOf: string | null }
  /** The pictures that stories have come back without (leave-out-pictures.ts). */
  without: string[]
  /** The stories that lost their pin, if only for a moment. */
  unpinned: string[]
}

/**
 * Locks the feed: until this transaction ends, nobody else changes its order. Throws NotFound. Its key stays free: a draft order that changes
 * twice in one transaction looks whether its feed is there (the foreign key `draft_of`), and would wait for whoever launches it, who waits
 * for the draft order.
 */
export async function lockFeed(tx: Transaction, { name, language }: FeedName): Promise<LockedFeed> {
  const [feed] = await tx
    .select()
    .from(feeds)
    .where(and(eq(feeds.name, name), eq(feeds.language, language)))
    .for('no key update')
  if (!feed) throw new NotFound(`there is no feed ${name} in ${language}`)
  return postgresFeedOrder(tx, feed)
}

/** Locks a feed and its draft order, if it has one. Every verb that changes both locks the feed first, so that two cannot deadlock. */
export async function lockWithDraft(tx: Transaction, named: FeedName): Promise<LockedFeed[]> {
  const order = await lockFeed(tx, named)
  const [draft] = await tx.select().from(feeds).where(eq(feeds.draftOf, order.feed.id)).for('no key update')
  return draft ? [order, postgresFeedOrder(tx, draft)] : [order]
}

/**
 * Locks every feed that contains a live story, also those that it comes into while this waits for one of them, and holds its live article: it
 * comes into no other feed until this transaction ends.
 */
export async function lockFeedsOf(tx: Transaction, articleId: string): Promise<LockedFeed[]> {
  const locked: LockedFeed[] = []
  for (let isHeld = false; ; ) {
    const others = notInArray(
      feedItems.feedId,
      locked.map(({ feed }) => feed.id),
    )
    const feedsWithStory = tx
      .select({ id: feedItems.feedId })
      .from(feedItems)
      .where(and(eq(feedItems.articleId, articleId), others))
    const further = await lockFeeds(tx, inArray(feeds.id, feedsWithStory))
    locked.push(...further)
    if (further.length > 0) continue
    if (isHeld) return locked
    await tx.select({ id: liveArticles.articleId }).from(liveArticles).where(eq(liveArticles.articleId, articleId)).for('update')
    isHeld = true
  }
}

/** Locks those of these feeds that are still there, always in the same order, so that two writers cannot deadlock. */
export async function lockFeeds(tx: Transaction, which: SQL): Promise<LockedFeed[]> {
  const rows = await tx.select().from(feeds).where(which).orderBy(sql`${feeds.draftOf} is not null`, asc(feeds.id)).for('no key update')
  return rows.map((feed) => postgresFeedOrder(tx, feed))
}

type Feed = typeof feeds.$inferSelect

/** Not locked: only for reading in a transaction that sees one snapshot. */
export const feedAsRead = (tx: Transaction, feed: Feed): FeedOrder => postgresFeedOrder(tx, feed)

function postgresFeedOrder(tx: Transaction, feed: Feed): LockedFeed {
  const order: LockedFeed = {
    feed: { id: feed.id, name: feed.name, language: feed.language, draftOf: feed.draftOf },
    version: feed.version,
    entry: null,
    without: [],
    unpinned: [],
    ...readPlaces(tx, feed),
    ...readNeighbours(tx, feed),
    ...readMoves(tx, feed),
    async orderAt(version, count) {
      const moved = version < order.version ? await firstMovesSince(tx, feed.id, version) : []
      return itemsBefore(tx, feed.id, moved, count)
    },

    async append(personId, seen, additions) {
      const first = order.version + 1
      for (let start = 0; start < additions.length; start += batch) {
        const part = additions.slice(start, start + batch)
        await tx.insert(feedMoves).values(
          part.map((addition, index) => {
            const version = first + start + index
            return { ...toRow(addition), feedId: feed.id, personId, version, seenVersion: Math.min(seen, version - 1), entry: order.entry }
          }),
        )
        if (feed.draftOf === null) order.without.push(...(await leaveOutPictures(tx, personId, feed, part)))
        order.unpinned.push(...part.filter(({ from, to }) => from?.pinned && !to?.pinned).map(({ articleId }) => articleId))
        await settle(tx, feed, part)
      }
      order.version += additions.length
      await tx.update(feeds).set({ version: order.version }).where(eq(feeds.id, feed.id))
    },
  }
  return order
}

function readPlaces(tx: Transaction, feed: Feed) {
  const here = eq(feedItems.feedId, feed.id)
  return {
    async placeOf(articleId) {
      const [item] = await tx
        .select({ pinned: feedItems.pinned, position: feedItems.position })
        .from(feedItems)
        .where(and(here, eq(feedItems.articleId, articleId)))
      return item ?? null
    },

    async isLive(articleId) {
      const rows = await tx
        .select({ id: liveArticles.articleId })
        .from(liveArticles)
        .where(and(eq(liveArticles.articleId, articleId), eq(liveArticles.language, feed.language)))
        .for('key share') // so that it does not leave before it is put in
      return rows.length > 0
    },

    async rankOf({ pinned, position }) {
      const notBelow = pinned
        ? and(eq(feedItems.pinned, true), lte(feedItems.position, position))
        : or(eq(feedItems.pinned, true), lte(feedItems.position, position))
      const [ranked] = await tx.select({ rank: count() }).from(feedItems).where(and(here, notBelow))
      const [counted] = await tx.select({ total: feeds.length }).from(feeds).where(eq(feeds.id, feed.id))
      return { rank: ranked?.rank ?? 0, total: counted?.total ?? 0 }
    },
  } satisfies Partial<FeedOrder>
}

function readNeighbours(tx: Transaction, feed: Feed) {
  const here = eq(feedItems.feedId, feed.id)
  const neighbour = { articleId: feedItems.articleId, position: feedItems.position }
  return {
    async below(pinned, position) {
      const after = position === undefined ? undefined : gt(feedItems.position, position)
      const rows = await tx
        .select(neighbour)
        .from(feedItems)
        .where(and(here, eq(feedItems.pinned, pinned), after))
        .orderBy(asc(feedItems.position))
        .limit(1)
      return rows[0] ?? null
    },

    async above(pinned, position) {
      const before = position === undefined ? undefined : lt(feedItems.position, position)
      const rows = await tx
        .select(neighbour)
        .from(feedItems)
        .where(and(here, eq(feedItems.pinned, pinned), before))
        .orderBy(desc(feedItems.position))
        .limit(1)
      return rows[0] ?? null
    },

    async takenOver(position) {
      const over = position === null ? undefined : gt(feedItems.position, position)
      const rows = await tx.select(neighbour).from(feedItems).where(and(here, over)).orderBy(asc(feedItems.position)).limit(1)
      return rows[0]?.position ?? null
    },

    async takenUnder(position) {
      const under = and(here, lt(feedItems.position, position))
      const rows = await tx.select(neighbour).from(feedItems).where(under).orderBy(desc(feedItems.position)).limit(1)
      return rows[0]?.position ?? null
    },

    async holderOf(position) {
      const rows = await tx
        .select(neighbour)
        .from(feedItems)
        .where(and(here, eq(feedItems.position, position)))
      return rows[0]?.articleId ?? null
    },
  } satisfies Partial<FeedOrder>
}

function readMoves(tx: Transaction, feed: Feed) {
  const itsMoves = eq(feedMoves.feedId, feed.id)
  return {
    async movesOf(articleId) {
      const rows = await tx
        .select()
        .from(feedMoves)
        .where(and(itsMoves, eq(feedMoves.articleId, articleId)))
        .orderBy(asc(feedMoves.version))
      return rows.map(toMove)
    },

    async moveAt(version) {
      const [row] = await tx
        .select()
        .from(feedMoves)
        .where(and(itsMoves, eq(feedMoves.version, version)))
      return row ? toMove(row) : null
    },

    async partsOf(version) {
      const rows = await tx
        .select({ version: feedMoves.version })
        .from(feedMoves)
        .where(and(itsMoves, eq(feedMoves.entry, version)))
        .orderBy(asc(feedMoves.version))
      return rows.length > 0 ? rows.map((row) => row.version) : [version]
    },

    async movedSince(articleIds, version) {
      if (articleIds.length === 0) return new Set()
      const rows = await tx
        .selectDistinct({ articleId: feedMoves.articleId })
        .from(feedMoves)
        .where(and(itsMoves, isAmong(feedMoves.articleId, articleIds), gt(feedMoves.version, version)))
      return new Set(rows.map(({ articleId }) => articleId))
    },
  } satisfies Partial<FeedOrder>
}

/** Puts what was moved where the moves say. */
async function settle(tx: Transaction, feed: Feed, part: readonly Addition[]): Promise<void> {
  const gone = part.filter(({ to }) => to === null).map(({ articleId }) => articleId)
  if (gone.length > 0) await tx.delete(feedItems).where(and(eq(feedItems.feedId, feed.id), isAmong(feedItems.articleId, gone)))
  const placed = part.flatMap(({ articleId, to }) => (to ? [{ feedId: feed.id, articleId, ...to }] : []))
  if (placed.length === 0) return
  await tx
    .insert(feedItems)
    .values(placed)
    .onConflictDoUpdate({
      target: [feedItems.feedId, feedItems.articleId],
      set: excluded(['pinned', 'position']),
    })
}

/** Rows per statement: well under Postgres' limit of 65,535 parameters. */
const batch = 2000

const toRow = ({ kind, articleId, from, to, undoes }: Addition) => ({
  kind,
  articleId,
  fromPinned: from?.pinned,
  fromPosition: from?.position,
  toPinned: to?.pinned,
  toPosition: to?.position,
  undoes,
})

const toMove = (row: typeof feedMoves.$inferSelect): Move => ({
  version: row.version,
  seenVersion: row.seenVersion,
  kind: row.kind,
  articleId: row.articleId,
  from: toPlace(row.fromPinned, row.fromPosition),
  to: toPlace(row.toPinned, row.toPosition),
  undoes: row.undoes,
  personId: row.personId,
})

const toPlace = (pinned: boolean | null, position: string | null): Place | null =>
  pinned === null || position === null ? null : { pinned, position }
