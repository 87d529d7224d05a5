import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { liveMedia } from '#db/schema/live.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { tags } from '#lib/tags.ts'

/** Tells the edges that a picture looks different now. Nothing, when no reader can see it. */
export async function announcePicture(tx: Transaction, mediaId: string): Promise<void> {
  const stories = await tx.select({ id: liveMedia.articleId }).from(liveMedia).where(eq(liveMedia.mediaId, mediaId))
  const portraits = await tx.select({ id: authors.id }).from(authors).where(eq(authors.portraitId, mediaId))
  if (stories.length + portraits.length === 0) return
  await announce(tx, [tags.media(mediaId), ...stories.map(({ id }) => tags.article(id)), ...portraits.map(({ id }) => tags.author(id))], {
    kind: 'changed',
    what: 'media',
    id: mediaId,
  })
}
