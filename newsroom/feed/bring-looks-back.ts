import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Reading, Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { feedLooks, feeds, lookSizes } from '#db/schema/feed.ts'
import { media } from '#db/schema/media.ts'
import { tags } from '#lib/tags.ts'

/** How a story looks in its feeds, as the row of the audit keeps it that says how the story left the paper. */
const storedLooks = z.array(
  z.object({ feedId: z.uuid(), headline: z.string().nullable(), mediaId: z.uuid().nullable(), size: z.enum(lookSizes).nullable() }),
)

export const looksOf = (reading: Reading, articleId: string): Promise<z.output<typeof storedLooks>> =>
  reading
    .select({ feedId: feedLooks.feedId, headline: feedLooks.headline, mediaId: feedLooks.mediaId, size: feedLooks.size })
    .from(feedLooks)
    .where(eq(feedLooks.articleId, articleId))

/**
 * A story that is live again looks in its feeds as it did. A feed or a picture that is gone since is left out. Returns the tags of the pictures
 * that readers have again.
 */
export async function bringLooksBack(tx: Transaction, articleId: string, stored: unknown): Promise<string[]> {
  const { data: looks = [] } = storedLooks.safeParse(stored)
  if (looks.length === 0) return []
  const pictures = looks.flatMap(({ mediaId }) => mediaId ?? [])
  const [here, there] = [
    await tx
      .select({ id: feeds.id })
      .from(feeds)
      .where(
        isAmong(
          feeds.id,
          looks.map(({ feedId }) => feedId),
        ),
      ),
    await tx.select({ id: media.id }).from(media).where(isAmong(media.id, pictures)).for('key share'),
  ]
  const [knownFeeds, knownPictures] = [new Set(here.map(({ id }) => id)), new Set(there.map(({ id }) => id))]
  const rows = looks
    .filter(({ feedId }) => knownFeeds.has(feedId))
    .map((look) => ({ ...look, articleId, mediaId: look.mediaId !== null && knownPictures.has(look.mediaId) ? look.mediaId : null }))
    .filter(({ headline, mediaId, size }) => headline !== null || mediaId !== null || size !== null)
  if (rows.length > 0) await tx.insert(feedLooks).values(rows).onConflictDoNothing()
  return [...knownPictures].map((id) => tags.media(id))
}
