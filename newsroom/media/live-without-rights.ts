import { asc, desc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { liveArticles, liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { isEnded } from '#newsroom/settings/rights-day.ts'

/** A story that readers have, with a picture that may not be used any more. */
export type LiveWithoutRights = { articleId: string; headline: string; mediaId: string; name: string; rightsEnd: string | null }

const most = 50

/** Stories that readers have with a picture whose rights ran out, those that ran out last first. Who may know of them is the caller's question. */
export async function liveWithoutRights(): Promise<LiveWithoutRights[]> {
  return database()
    .select({
      articleId: liveArticles.articleId,
      headline: liveArticles.headline,
      mediaId: media.id,
      name: media.name,
      rightsEnd: media.rightsEnd,
    })
    .from(media)
    .innerJoin(liveMedia, eq(liveMedia.mediaId, media.id))
    .innerJoin(liveArticles, eq(liveArticles.articleId, liveMedia.articleId))
    .where(isEnded())
    .orderBy(desc(media.rightsEnd), asc(liveArticles.articleId))
    .limit(most)
}
