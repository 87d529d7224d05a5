import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { type FeedShape, feedItems, feedLooks, feeds, type LookSize } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { schedules } from '#db/schema/schedules.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { pick } from '#lib/pick.ts'
import { localize } from '#lib/publication.ts'
import { type Embargo, runningEmbargo } from '#newsroom/articles/embargo.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { findFeed } from './find-feed.ts'
import type { orderInput } from './input.ts'

/** What a story is called, shows and how large it is in one feed only. */
export type Look = { headline: string | null; mediaId: string | null; size: LookSize | null }
export type DeskItem = {
  articleId: string
  headline: string
  section: string
  pinned: boolean
  position: string
  breaking: boolean
  firstPublishedAt: Date
  look: Look | null
  /** Until then no update of it goes out. */
  embargo: Embargo | null
  /** The planned end of its pin, and when it is taken out of the feed. */
  pinEnd: Planned | null
  exit: Planned | null
}
/** Something that is planned for a time. */
export type Planned = { scheduleId: string; at: Date }
export type DeskOrder = {
  /** The id of the feed that readers see, for what is planned; null for a section's feed that nobody has used yet. */
  feedId: string | null
  version: number
  total: number
  items: readonly DeskItem[]
  more: boolean
  shape: FeedShape
  /** Counts the changes of the shape and the looks. */
  looks: number
  /** Whether the feed has a draft order, or is one. */
  hasDraft: boolean
  /** For a draft order: when it will be launched. */
  launch: Planned | null
}

/** A feed for the desk, in the order readers see: the first stories or those after a place, with the feed's version. */
export async function deskOrder(
  editor: Person,
  { feed: named, after, length }: z.output<typeof orderInput>,
): Promise<Outcome<DeskOrder, never>> {
  authorise(editor, 'see the feed desk', { mine: true, feed: named.name })
  // One snapshot, so that the version belongs to the order.
  return database().transaction(
    async (tx) => {
      const feed = await findFeed(tx, named)
      if (!feed) return done(unused)
      const here = eq(feedItems.feedId, feed.id)
      const live = feed.draftOf ?? feed.id
      const unpins = plannedOf(tx, live, 'unpin').as('unpins')
      const exits = plannedOf(tx, live, 'take-out').as('exits')
      const rows = await tx
        .select({
          articleId: feedItems.articleId,
          headline: liveArticles.headline,
          section: sections.name,
          pinned: feedItems.pinned,
          position: feedItems.position,
          breaking: liveArticles.breaking,
          firstPublishedAt: liveArticles.firstPublishedAt,
          // Drizzle takes a joined row for absent when the first of these columns is null: this one never is.
          look: { feedId: feedLooks.feedId, headline: feedLooks.headline, mediaId: feedLooks.mediaId, size: feedLooks.size },
          embargo: runningEmbargo,
          pinEnd: { scheduleId: unpins.scheduleId, at: unpins.at },
          exit: { scheduleId: exits.scheduleId, at: exits.at },
        })
        .from(feedItems)
        .innerJoin(liveArticles, eq(liveArticles.articleId, feedItems.articleId))
        .innerJoin(articles, eq(articles.id, feedItems.articleId))
        .innerJoin(sections, eq(sections.id, liveArticles.sectionId))
        .leftJoin(feedLooks, and(eq(feedLooks.feedId, feedItems.feedId), eq(feedLooks.articleId, feedItems.articleId)))
        .leftJoin(unpins, eq(unpins.articleId, feedItems.articleId))
        .leftJoin(exits, eq(exits.articleId, feedItems.articleId))
        .where(and(here, after && isBehind(after)))
        .orderBy(desc(feedItems.pinned), asc(feedItems.position))
        .limit(length + 1)
      const items = rows.slice(0, length).map(({ look, ...row }) => ({
        ...row,
        look: look && pick(look, ['headline', 'mediaId', 'size']),
        section: localize(row.section, feed.language),
      }))
      return done({
        ...{ feedId: live, version: feed.version, total: feed.length, items, more: rows.length > length },
        ...{ shape: feed.shape, looks: feed.looks },
        ...(await draftOrder(tx, feed)),
      })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** A section's feed that nobody has used yet. */
const unused: DeskOrder = {
  ...{ feedId: null, version: 0, total: 0, items: [], more: false },
  ...{ shape: 'wire', looks: 0, hasDraft: false, launch: null },
}

/** When pins of a feed end, or stories leave it: each story once. */
const plannedOf = (tx: Transaction, feedId: string, kind: 'unpin' | 'take-out') =>
  tx
    .selectDistinctOn([schedules.articleId], {
      articleId: schedules.articleId,
      scheduleId: schedules.id,
      at: schedules.at,
    })
    .from(schedules)
    .where(and(eq(schedules.feedId, feedId), eq(schedules.kind, kind), isNull(schedules.endedAt)))
    .orderBy(schedules.articleId, schedules.at)

/** Whether there is a draft order, and for one when it is launched. */
async function draftOrder(tx: Transaction, feed: typeof feeds.$inferSelect): Promise<Pick<DeskOrder, 'hasDraft' | 'launch'>> {
  if (feed.draftOf === null) {
    const [draft] = await tx.select({ id: feeds.id }).from(feeds).where(eq(feeds.draftOf, feed.id))
    return { hasDraft: draft !== undefined, launch: null }
  }
  const [launch] = await tx
    .select({ scheduleId: schedules.id, at: schedules.at })
    .from(schedules)
    .where(and(eq(schedules.feedId, feed.draftOf), eq(schedules.kind, 'launch-order'), isNull(schedules.endedAt)))
    .orderBy(asc(schedules.at))
    .limit(1)
  return { hasDraft: true, launch: launch ?? null }
}

function isBehind({ pinned, position }: { pinned: boolean; position: string }) {
  const further = sql`${feedItems.position} > ${position}`
  return pinned ? sql`(not ${feedItems.pinned} or ${further})` : sql`(not ${feedItems.pinned} and ${further})`
}
