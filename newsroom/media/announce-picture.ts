import { and, eq, isNull, or } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { feedLooks, feeds } from '#db/schema/feed.ts'
import { liveArticles, liveMedia } from '#db/schema/live.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { pageMedia } from '#db/schema/pages.ts'
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
  const looks = await tx
    .selectDistinct({ name: feeds.name, language: feeds.language })
    .from(feedLooks)
    .innerJoin(feeds, eq(feeds.id, feedLooks.feedId))
    .where(and(eq(feedLooks.mediaId, mediaId), isNull(feeds.draftOf)))
  const house = await tx
    .select({ id: newsroom.id })
    .from(newsroom)
    .where(or(eq(newsroom.logoId, mediaId), eq(newsroom.sharePictureId, mediaId)))
  const pages = await tx.selectDistinct({ id: pageMedia.pageId }).from(pageMedia).where(eq(pageMedia.mediaId, mediaId))
  if (stories.length + portraits.length + looks.length + house.length + pages.length === 0) return
  const touched = [
    tags.media(mediaId),
    ...stories.flatMap(({ id, language }) => [tags.article(id), tags.lists(language), tags.feed('main', language)]),
    ...portraits.map(({ id }) => tags.author(id)),
    ...looks.map(({ name, language }) => tags.feed(name, language)),
    ...house.map(tags.newsroom),
    ...pages.map(({ id }) => tags.page(id)),
  ]
  await announce(tx, [...new Set(touched)], { kind: 'changed', what: 'media', id: mediaId })
}
