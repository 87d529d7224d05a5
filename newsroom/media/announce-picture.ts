import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { liveArticles, liveMedia } from '#db/schema/live.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { tags } from '#lib/tags.ts'

/** Tells the edges that a picture changed, for its stories and for the lists that show them. Does nothing when no reader can see it. */
export async function announcePicture(tx: Transaction, mediaId: string): Promise<void> {
  const stories = await tx
    .select({ id: liveArticles.articleId, language: liveArticles.language })
    .from(liveMedia)
    .innerJoin(liveArticles, eq(liveArticles.articleId, liveMedia.articleId))
    .where(eq(liveMedia.mediaId, mediaId))
  const portraits = await tx.select({ id: authors.id }).from(authors).where(eq(authors.portraitId, mediaId))
  if (stories.length + portraits.length === 0) return
  const touched = [
    tags.media(mediaId),
    ...stories.flatMap(({ id, language }) => [tags.article(id), tags.lists(language), tags.feed('main', language)]),
    ...portraits.map(({ id }) => tags.author(id)),
  ]
  await announce(tx, [...new Set(touched)], { kind: 'changed', what: 'media', id: mediaId })
}
