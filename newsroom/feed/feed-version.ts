import { and, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { FeedName } from './postgres-feed-order.ts'

/** The number of a feed's newest move, which an open feed desk polls. Null when there is no such feed. */
export async function feedVersion(editor: Person, { name, language }: FeedName): Promise<number | null> {
  authorise(editor, 'see the feed desk')
  const [feed] = await database()
    .select({ version: feeds.version })
    .from(feeds)
    .where(and(eq(feeds.name, name), eq(feeds.language, language)))
  return feed?.version ?? null
}
