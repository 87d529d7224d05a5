import { eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { feeds } from '#db/schema/feed.ts'
import type { Thing } from '#newsroom/people/policy.ts'
import { sectionsOf } from '#newsroom/people/sections-of.ts'

/** What is planned for: a feed, or else a story with the sections that it is in. */
export async function thingOf(
  reading: Reading,
  { articleId, feedId }: { articleId?: string | null; feedId?: string | null },
): Promise<Thing> {
  const [feed] = feedId ? await reading.select({ name: feeds.name }).from(feeds).where(eq(feeds.id, feedId)) : []
  if (feed) return { mine: false, feed: feed.name }
  const [story] = articleId ? await reading.select({ sections: sectionsOf() }).from(articles).where(eq(articles.id, articleId)) : []
  return { mine: false, ...story }
}
