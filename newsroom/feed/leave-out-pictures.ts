import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { feedLooks } from '#db/schema/feed.ts'
import type { Language } from '#lib/languages.ts'
import type { Addition } from './feed-order.ts'
import type { MoveKind } from './order.ts'
import { refusedOfStories } from './refused-pictures.ts'
import { tellDesk } from './tell-desk.ts'

/** By these a story can come back into a feed, which kept how it looks there. A launch brings the looks of its draft order, and asks itself. */
const bringBack: readonly MoveKind[] = ['put-in', 'undo', 'restore']

/**
 * A story that comes back into a feed shows its own picture there, when the one that the feed kept for it must not be shown any more. Returns
 * the names of the pictures that were left out. A headline and a size of its own stay.
 */
export async function leaveOutPictures(
  tx: Transaction,
  personId: string | null,
  { id: feedId, name, language }: { id: string; name: string; language: Language },
  additions: readonly Addition[],
): Promise<string[]> {
  const back = additions.filter(({ kind, from, to }) => from === null && to !== null && bringBack.includes(kind))
  if (back.length === 0) return []
  const refused = await refusedOfStories(
    tx,
    feedId,
    back.map(({ articleId }) => articleId),
  )
  for (const { articleId, mediaId, what } of refused) {
    const here = and(eq(feedLooks.feedId, feedId), eq(feedLooks.articleId, articleId))
    await tx.update(feedLooks).set({ mediaId: null }).where(here)
    await tx.delete(feedLooks).where(and(here, isNull(feedLooks.headline), isNull(feedLooks.size)))
    const about = { feed: name, language, mediaId: null, without: mediaId, because: what }
    await record(tx, { id: personId }, 'set-look', { kind: 'article', id: articleId }, about)
  }
  if (refused.length > 0) await tellDesk(tx, feedId)
  return [...new Set(refused.map(({ picture }) => picture))]
}
