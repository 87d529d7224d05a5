import { lte } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { monthAgo } from './discarded-stories.ts'

/** Deletes drafts permanently that were discarded 30 days ago or earlier. */
export async function sweepDiscarded(): Promise<void> {
  await database().delete(discardedArticles).where(lte(discardedArticles.discardedAt, monthAgo))
}
