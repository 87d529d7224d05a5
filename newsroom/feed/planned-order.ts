import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { breakingBanners } from '#db/schema/breaking.ts'
import { feeds } from '#db/schema/feed.ts'
import { publishingKinds, schedules } from '#db/schema/schedules.ts'
import { mainFeed } from '#lib/feed-names.ts'
import { place, takeOutOf, unpinBack } from './arrange.ts'
import type { Coming } from './coming-cards.ts'
import type { FeedOrder } from './feed-order.ts'
import { itemsBefore } from './items-at.ts'
import { memoryFeedOrder } from './memory-feed-order.ts'
import type { Item } from './order.ts'
import { feedAsRead } from './postgres-feed-order.ts'
import { arrangedLength, rearrange } from './rearrange.ts'
import { takenOutOf, wantedBy } from './wanted-by.ts'

type Feed = typeof feeds.$inferSelect
export type PlannedOrder = {
  items: Item[]
  /** The feed whose shape and looks it has: the draft order's when that is launched by then. */
  shownAs: Feed
  /** The stories that come out or are updated by then. */
  coming: ReadonlyMap<string, Coming>
}

/** How many stories of a feed are known while the plan is tried. */
const reach = 500

/**
 * A feed as it will be at an instant if everything happens as it is planned and nobody moves anything: the same decisions, in the order of
 * their times, tried in memory. `tx` must see one snapshot.
 */
export async function plannedOrder(tx: Transaction, feed: Feed, at: Date): Promise<PlannedOrder> {
  const live = await inMemory(tx, feed)
  const [draftFeed] = await tx.select().from(feeds).where(eq(feeds.draftOf, feed.id))
  const draft = draftFeed ? { feed: draftFeed, order: await inMemory(tx, draftFeed), takenOut: await takenOutOf(tx, draftFeed.id) } : null
  let isLaunched = false
  const coming = new Map<string, Coming>()
  for (const planned of await plannedUntil(tx, feed, at)) {
    const { kind, articleId, preparedVersion } = planned
    const orders = draft && !isLaunched ? [live, draft.order] : [live]
    if (kind === 'launch-order') {
      if (!draft || isLaunched) continue
      const leaving = [...draft.takenOut, ...takenOutIn(draft.order)]
      await rearrange(live, null, live.version, 'launch', await wantedBy(draft.order, leaving))
      isLaunched = true
    } else if (articleId !== null) {
      if (preparedVersion !== null) coming.set(articleId, { at: planned.at, preparedVersion })
      for (const order of orders) await carryOut(order, kind, articleId)
    }
  }
  return { items: await live.orderAt(live.version, arrangedLength), shownAs: isLaunched && draft ? draft.feed : feed, coming }
}

async function carryOut(order: FeedOrder, kind: string, articleId: string): Promise<void> {
  if (kind === 'publish') await place(order, null, [articleId], 'publish')
  if (kind === 'unpin' || kind === 'end-breaking') await unpinBack(order, null, articleId, order.version)
  if (kind === 'take-out') await takeOutOf(order, null, articleId, order.version)
}

const takenOutIn = (order: { log: readonly { articleId: string; kind: string }[] }) =>
  order.log.filter(({ kind }) => kind === 'take-out').map(({ articleId }) => articleId)

async function inMemory(tx: Transaction, feed: Feed) {
  const items = await itemsBefore(tx, feed.id, [], reach)
  const { movesOf } = feedAsRead(tx, feed)
  return memoryFeedOrder({ version: feed.version, items, isLive: () => true, earlierMovesOf: movesOf })
}

/** What is planned for a feed until an instant, in the order in which it will happen. */
async function plannedUntil(tx: Transaction, feed: Feed, at: Date) {
  const ofFeed = and(eq(schedules.feedId, feed.id), inArray(schedules.kind, ['unpin', 'take-out', 'launch-order']))
  /** The end of breaking news unpins the story that it pinned. */
  const unpins = and(eq(breakingBanners.language, feed.language), eq(breakingBanners.isPinned, true), isNull(breakingBanners.endedAt))
  const ofBreaking = and(eq(schedules.kind, 'end-breaking'), isNotNull(breakingBanners.articleId))
  // A section's feed has only stories that an editor puts in.
  const isMain = feed.name === mainFeed
  const ofStories = and(inArray(schedules.kind, isMain ? publishingKinds : ['update']), eq(articles.language, feed.language))
  return tx
    .select({
      kind: schedules.kind,
      articleId: sql<string | null>`coalesce(${schedules.articleId}, ${breakingBanners.articleId})`,
      at: schedules.at,
      preparedVersion: schedules.preparedVersion,
    })
    .from(schedules)
    .leftJoin(articles, eq(articles.id, schedules.articleId))
    .leftJoin(breakingBanners, and(eq(breakingBanners.breakingId, schedules.subjectId), unpins))
    .where(and(isNull(schedules.endedAt), lte(schedules.at, at), or(ofFeed, ofStories, isMain ? ofBreaking : undefined)))
    .orderBy(asc(schedules.at), asc(schedules.id))
}
