import { and, asc, eq, sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { tellOf } from '#newsroom/notices/tell-of.ts'
import { isEnded, today } from '#newsroom/settings/rights-day.ts'
import { tellDays } from './rights.ts'

/** As many days back rights that ran out are told of: a worker that stood still does it later. */
const lookedBack = 7

/**
 * Tells the editors of each story that readers have, and who began it, that the rights to a picture of it run out within a week, and that
 * they ran out. The worker looks every hour; nobody has two notices of one date. A later date is told of anew.
 */
export async function watchRights(): Promise<void> {
  const rows = await database()
    .select({
      mediaId: media.id,
      name: media.name,
      rightsEnd: media.rightsEnd,
      hasEnded: isEnded(),
      articleId: articles.id,
      createdBy: articles.createdBy,
    })
    .from(media)
    .innerJoin(liveMedia, eq(liveMedia.mediaId, media.id))
    .innerJoin(articles, eq(articles.id, liveMedia.articleId))
    .where(and(sql`${media.rightsEnd} between ${today()} - ${lookedBack}::int and ${today()} + ${tellDays}::int`))
    .orderBy(asc(media.rightsEnd), asc(articles.id))
  for (const { mediaId, name, rightsEnd, hasEnded, articleId, createdBy } of rows) {
    const key = `rights:${hasEnded ? 'ended' : 'soon'}:${mediaId}:${rightsEnd}:${articleId}`
    const telling = { kind: 'rights' as const, key, to: [createdBy], toEditors: true, by: null, articleId }
    await transaction((tx) => tellOf(tx, { ...telling, detail: { text: name, ...(hasEnded && { hasEnded }) } }))
  }
}
