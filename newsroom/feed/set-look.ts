import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { feedItems, feedLooks } from '#db/schema/feed.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { lookInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { type PictureProblem, refuseNewPicture } from './refused-pictures.ts'
import { tellDesk } from './tell-desk.ts'

/**
 * Says what a story is called, shows and how large it is in one feed. The story itself, and other feeds, stay as they are. Refused
 * with a picture that readers do not have there yet, when its rights ran out, or its holder was not asked for this story (`mediaId`, `holder`).
 */
export async function setLook(
  editor: Person,
  { feed: named, articleId, headline, mediaId, size }: z.output<typeof lookInput>,
): Promise<Outcome<{ changed: boolean }, 'not-in-feed' | 'no-picture' | PictureProblem>> {
  authorise(editor, 'order the feed', { mine: true, feed: named.name })
  return transaction(async (tx) => {
    const order = await lockFeed(tx, named)
    const { feed } = order
    if (!(await order.placeOf(articleId))) return no('not-in-feed')
    const here = and(eq(feedLooks.feedId, feed.id), eq(feedLooks.articleId, articleId))
    const [before] = await tx.select().from(feedLooks).where(here)
    const isNew = mediaId !== null && mediaId !== (await shownPicture(tx, feed.draftOf ?? feed.id, articleId))
    const refused = isNew && (await refuseNewPicture(tx, articleId, mediaId))
    if (refused) return refused
    const look = { headline: headline || null, mediaId, size }
    if (look.headline === (before?.headline ?? null) && mediaId === (before?.mediaId ?? null) && size === (before?.size ?? null))
      return done({ changed: false })
    if (look.headline === null && mediaId === null && size === null) await tx.delete(feedLooks).where(here)
    else
      await tx
        .insert(feedLooks)
        .values({ feedId: feed.id, articleId, ...look })
        .onConflictDoUpdate({ target: [feedLooks.feedId, feedLooks.articleId], set: look })
    await tellDesk(tx, feed.id)
    await record(tx, editor, 'set-look', { kind: 'article', id: articleId }, { feed: feed.name, language: feed.language, ...look })
    const pictures = [before?.mediaId, mediaId].flatMap((id) => (id ? [tags.media(id)] : []))
    if (feed.draftOf === null)
      await announce(tx, [tags.feed(feed.name, feed.language), ...pictures], {
        kind: 'moved',
        feed: feed.name,
        language: feed.language,
        articleId,
      })
    return done({ changed: true })
  })
}

/** The picture that readers have with a story in a feed. A draft order shows them nothing yet: there it is that of its feed. */
async function shownPicture(tx: Transaction, feedId: string, articleId: string): Promise<string | null> {
  const [shown] = await tx
    .select({ mediaId: feedLooks.mediaId })
    .from(feedLooks)
    .innerJoin(feedItems, and(eq(feedItems.feedId, feedLooks.feedId), eq(feedItems.articleId, feedLooks.articleId)))
    .where(and(eq(feedLooks.feedId, feedId), eq(feedLooks.articleId, articleId)))
  return shown?.mediaId ?? null
}
