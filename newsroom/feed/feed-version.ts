import { database } from '#db/client.ts'
import { isDraftName } from '#lib/feed-names.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { findFeed } from './find-feed.ts'
import type { FeedName } from './postgres-feed-order.ts'

/** The number of a feed's newest move, and how often its looks changed. Null: a draft order that was launched or thrown away. */
export type FeedVersion = { version: number; looks: number } | { version: null }

/** What an open feed desk polls. Throws NotFound. */
export async function feedVersion(editor: Person, named: FeedName): Promise<FeedVersion> {
  authorise(editor, 'see the feed desk', { mine: true, feed: named.name })
  const feed = await findFeed(database(), named).catch((error: unknown) => {
    if (error instanceof NotFound && isDraftName(named.name)) return 'ended' as const
    throw error
  })
  if (feed === 'ended') return { version: null }
  return { version: feed?.version ?? 0, looks: feed?.looks ?? 0 }
}
