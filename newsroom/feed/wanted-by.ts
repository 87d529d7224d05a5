import { desc, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { feedMoves } from '#db/schema/feed.ts'
import type { FeedOrder } from './feed-order.ts'
import { arrangedLength, type Wanted } from './rearrange.ts'

/**
 * The order that a draft order means for its feed. It lists its stories; a story that it had and that an editor took out of it leaves the
 * feed (`takenOut`); every other story follows in the order that it has. What was published or left the paper since the draft began is in
 * it already.
 */
export async function wantedBy(draft: FeedOrder, takenOut: readonly string[]): Promise<Wanted> {
  const items = await draft.orderAt(draft.version, arrangedLength * 2)
  const here = new Set(items.map(({ articleId }) => articleId))
  const idsOf = (pinned: boolean) => items.filter((item) => item.pinned === pinned).map(({ articleId }) => articleId)
  return { pinned: idsOf(true), rest: idsOf(false), leaving: takenOut.filter((id) => !here.has(id)) }
}

/** The stories that editors took out of a draft order and did not bring back. */
export async function takenOutOf(reading: Reading, draftId: string): Promise<string[]> {
  const last = await reading
    .selectDistinctOn([feedMoves.articleId], { articleId: feedMoves.articleId, kind: feedMoves.kind, to: feedMoves.toPosition })
    .from(feedMoves)
    .where(eq(feedMoves.feedId, draftId))
    .orderBy(feedMoves.articleId, desc(feedMoves.version))
  return last.filter(({ kind, to }) => to === null && kind !== 'unpublish' && kind !== 'takedown').map(({ articleId }) => articleId)
}
