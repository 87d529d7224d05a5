import { and, desc, eq, gte, lt, max } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { feedItems } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { Language } from '#lib/languages.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { insertMainFeeds } from '#newsroom/settings/main-feeds.ts'
import { place } from './arrange.ts'
import { lockFeed } from './postgres-feed-order.ts'

type Dated = { articleId: string; at: Date }

/**
 * Inserts many stories into the main feed, each by its date: directly below the lowest story that is at least as new. An order made by
 * editors is therefore never pushed down by an older story. Each insertion is one move in the history.
 */
export async function putInByDate(tx: Transaction, actor: Actor, language: Language, stories: readonly Dated[]): Promise<void> {
  if (stories.length === 0) return
  await insertMainFeeds(tx, [language])
  const order = await lockFeed(tx, { name: 'main', language })
  for (const { under, articleIds } of await gapsFor(tx, order.feed.id, stories)) {
    await place(order, actor.id, articleIds, 'import', { under })
  }
}

type Gap = { under: string | null; articleIds: string[] }

/** The gaps of the feed and the stories that go into each, newest first. */
async function gapsFor(tx: Transaction, feedId: string, stories: readonly Dated[]): Promise<Gap[]> {
  const ordered = stories.toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.articleId < other.articleId ? 1 : -1))
  const newest = ordered[0]?.at ?? new Date()
  const oldest = ordered.at(-1)?.at ?? newest
  const listed = and(eq(feedItems.feedId, feedId), eq(feedItems.pinned, false))
  const [above] = await tx
    .select({ position: max(feedItems.position) })
    .from(feedItems)
    .innerJoin(liveArticles, eq(liveArticles.articleId, feedItems.articleId))
    .where(and(listed, gte(liveArticles.firstPublishedAt, newest)))
  const between = await tx
    .select({ position: feedItems.position, at: liveArticles.firstPublishedAt })
    .from(feedItems)
    .innerJoin(liveArticles, eq(liveArticles.articleId, feedItems.articleId))
    .where(and(listed, lt(liveArticles.firstPublishedAt, newest), gte(liveArticles.firstPublishedAt, oldest)))
    .orderBy(desc(liveArticles.firstPublishedAt))
  const gaps: Gap[] = []
  let under = above?.position ?? null
  let passed = 0
  for (const { articleId, at } of ordered) {
    for (let item = between[passed]; item && item.at >= at; item = between[++passed]) {
      if (under === null || item.position > under) under = item.position
    }
    const last = gaps.at(-1)
    if (last && last.under === under) last.articleIds.push(articleId)
    else gaps.push({ under, articleIds: [articleId] })
  }
  return gaps
}
