import { and, desc, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { feedItems, feeds } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { type Embargo, runningEmbargo } from '#newsroom/articles/embargo.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { feedInput } from './input.ts'

export type LeftOut = { articleId: string; headline: string; firstPublishedAt: Date; embargo: Embargo | null }

/** The newest published stories that are not in this feed and can be put back. */
export async function findLeftOut(
  editor: Person,
  { feed: { name, language } }: z.output<typeof feedInput>,
): Promise<Outcome<LeftOut[], never>> {
  authorise(editor, 'see the feed desk', { mine: true, feed: name })
  const feed = database()
    .select({ id: feeds.id })
    .from(feeds)
    .where(and(eq(feeds.name, name), eq(feeds.language, language)))
  const newest = database()
    .select({ articleId: liveArticles.articleId, headline: liveArticles.headline, firstPublishedAt: liveArticles.firstPublishedAt })
    .from(liveArticles)
    .where(eq(liveArticles.language, language))
    .orderBy(desc(liveArticles.firstPublishedAt), desc(liveArticles.articleId))
    .limit(looked)
    .as('newest')
  const rows = await database()
    .select({ articleId: newest.articleId, headline: newest.headline, firstPublishedAt: newest.firstPublishedAt, embargo: runningEmbargo })
    .from(newest)
    .innerJoin(articles, eq(articles.id, newest.articleId))
    .leftJoin(feedItems, and(eq(feedItems.articleId, newest.articleId), eq(feedItems.feedId, feed)))
    .where(isNull(feedItems.articleId))
    .orderBy(desc(newest.firstPublishedAt), desc(newest.articleId))
    .limit(50)
  return done(rows)
}

/** How many of the newest stories are examined: editors usually put back a recent story. */
const looked = 2000
