import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { feedItems, feeds } from '#db/schema/feed.ts'
import { liveArticles, liveBylines, liveTopics } from '#db/schema/live.ts'
import type { Language } from '#lib/languages.ts'
import { tags } from '#lib/tags.ts'

/**
 * The tags of every page that shows or lists an article, at this moment of the transaction. The tags before and after a change together are
 * what the change affects. A page with a related card has the tag of that card's article, live or not, so such pages are included.
 */
export async function pagesTouched(tx: Transaction, articleId: string, language: Language): Promise<string[]> {
  const [live] = await tx.select().from(liveArticles).where(eq(liveArticles.articleId, articleId))
  const own = [tags.article(articleId), tags.lists(language)]
  if (!live) return own
  const bylines = await tx.select({ id: liveBylines.authorId }).from(liveBylines).where(eq(liveBylines.articleId, articleId))
  const topics = await tx.select({ id: liveTopics.topicId }).from(liveTopics).where(eq(liveTopics.articleId, articleId))
  // Also of one that is not live: it may be coming out at this moment.
  const twins = live.twinGroup
    ? await tx
        .select({ id: articles.id })
        .from(articles)
        .where(and(eq(articles.twinGroup, live.twinGroup), ne(articles.id, articleId)))
    : []
  const [corrected] = await tx
    .select({ id: corrections.id })
    .from(corrections)
    .where(and(eq(corrections.articleId, articleId), isNull(corrections.withdrawnAt)))
    .limit(1)
  const inFeeds = await tx
    .select({ name: feeds.name, language: feeds.language })
    .from(feedItems)
    .innerJoin(feeds, eq(feeds.id, feedItems.feedId))
    .where(and(eq(feedItems.articleId, articleId), isNull(feeds.draftOf)))
  return [
    ...own,
    ...inFeeds.map((feed) => tags.feed(feed.name, feed.language)),
    ...(corrected ? [tags.corrections(live.language)] : []),
    tags.feed('main', live.language),
    tags.section(live.sectionId),
    ...topics.map(({ id }) => tags.topic(id)),
    ...bylines.map(({ id }) => tags.author(id)),
    ...twins.map(({ id }) => tags.article(id)),
  ]
}
