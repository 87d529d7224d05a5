import { and, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reading } from '#db/client.ts'
import { feedItems, feedLooks } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { isEnded } from '#newsroom/settings/rights-day.ts'

/** A picture that a draft order would give readers though the rights to it ran out, and the story that shows it there. */
export type EndedPicture = { what: 'rights-ended'; mediaId: string; picture: string; headline: string }

/** What a refusal says of them: each picture and each story once. */
export const namesOf = (ended: readonly EndedPicture[]) => ({
  pictures: [...new Set(ended.map(({ picture }) => picture))],
  stories: [...new Set(ended.map(({ headline }) => headline))],
})

/**
 * The pictures of a draft order that readers do not have yet and must not get: the rights to them ran out, or will have when it is launched
 * (`at`). What a story shows in the feed already stays, as it does when a story is updated.
 */
export async function endedPictures(reading: Reading, liveId: string, draftId: string, at?: Date): Promise<EndedPicture[]> {
  const shown = alias(feedLooks, 'shown')
  const standing = alias(feedItems, 'standing')
  const rows = await reading
    .select({
      mediaId: media.id,
      picture: media.name,
      headline: sql<string>`coalesce(${feedLooks.headline}, ${liveArticles.headline})`,
    })
    .from(feedLooks)
    .innerJoin(feedItems, and(eq(feedItems.feedId, feedLooks.feedId), eq(feedItems.articleId, feedLooks.articleId)))
    .innerJoin(liveArticles, eq(liveArticles.articleId, feedLooks.articleId))
    .innerJoin(media, eq(media.id, feedLooks.mediaId))
    .leftJoin(shown, and(eq(shown.feedId, liveId), eq(shown.articleId, feedLooks.articleId), eq(shown.mediaId, feedLooks.mediaId)))
    // The feed keeps the look of a story that was taken out of it.
    .leftJoin(standing, and(eq(standing.feedId, shown.feedId), eq(standing.articleId, shown.articleId)))
    .where(and(eq(feedLooks.feedId, draftId), isNull(standing.feedId), isEnded(at)))
    .orderBy(media.name, liveArticles.headline)
  return rows.map((row) => ({ what: 'rights-ended', ...row }))
}
