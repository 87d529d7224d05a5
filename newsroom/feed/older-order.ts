import type { z } from 'zod'
import { database, type Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { drafts } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { findFeed } from './find-feed.ts'
import type { olderOrderInput } from './input.ts'
import { firstMovesSince, itemsBefore } from './items-at.ts'
import { arrangedLength } from './rearrange.ts'

/** A story of an order that is looked at. `isPublic`: it could be in the feed now. */
export type OlderItem = { articleId: string; headline: string; pinned: boolean; isPublic: boolean }
export type OlderOrder = { version: number; items: OlderItem[] }

/** The first stories of a feed as it was after one of its moves. */
export async function olderOrder(
  editor: Person,
  { feed: named, version }: z.output<typeof olderOrderInput>,
): Promise<Outcome<OlderOrder, never>> {
  authorise(editor, 'see the feed desk', { mine: true, feed: named.name })
  return database().transaction(
    async (tx) => {
      const feed = await findFeed(tx, named)
      if (!feed || version > feed.version) throw new NotFound(`there is no move ${version} of ${named.name}`)
      const items = await itemsBefore(tx, feed.id, await firstMovesSince(tx, feed.id, version), arrangedLength)
      return done({ version, items: await withHeadlines(tx, items) })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** Adds the headlines: those that readers see, and for stories that left the paper those of their drafts. */
async function withHeadlines(tx: Reading, items: readonly { articleId: string; pinned: boolean }[]): Promise<OlderItem[]> {
  const ids = items.map(({ articleId }) => articleId)
  if (ids.length === 0) return []
  const live = await tx
    .select({ id: liveArticles.articleId, headline: liveArticles.headline })
    .from(liveArticles)
    .where(isAmong(liveArticles.articleId, ids))
  const written = await tx.select({ id: drafts.articleId, headline: drafts.headline }).from(drafts).where(isAmong(drafts.articleId, ids))
  const publicHeadlines = new Map(live.map(({ id, headline }) => [id, headline]))
  const headlines = new Map(written.map(({ id, headline }) => [id, headline]))
  return items.map(({ articleId, pinned }) => ({
    articleId,
    pinned,
    headline: publicHeadlines.get(articleId) ?? headlines.get(articleId) ?? '',
    isPublic: publicHeadlines.has(articleId),
  }))
}
