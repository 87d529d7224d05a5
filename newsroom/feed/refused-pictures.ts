import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { feedItems, feedLooks } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { picturePermissions } from '#db/schema/picture-permissions.ts'
import { no, type Refused } from '#lib/outcome.ts'
import { agreementTo, mustAsk } from '#newsroom/media/rights.ts'
import { isEnded } from '#newsroom/settings/rights-day.ts'

/** Why a feed must not show a picture that it does not show yet: its rights ran out, or its holder was not asked for this story. */
export type PictureProblem = 'rights-ended' | 'ask-first'
/** A picture that a feed would give readers with a story, though it must not. */
export type RefusedPicture = { what: PictureProblem; articleId: string; mediaId: string; picture: string; holder: string; headline: string }

/** Null: the picture may be shown with the story (`agreementTo`), now or at an instant to come. */
const problemOf = (at?: Date): SQL<PictureProblem | null> =>
  sql<PictureProblem | null>`case when ${isEnded(at)} then 'rights-ended' when ${mustAsk()} then 'ask-first' end`

/** Refuses by the worst problem: names each picture and each story that has it, once. */
export function refuseFor(refused: readonly RefusedPicture[]): Refused<PictureProblem> | null {
  const problem = refused.some(({ what }) => what === 'rights-ended') ? 'rights-ended' : 'ask-first'
  const named = refused.filter(({ what }) => what === problem)
  if (named.length === 0) return null
  return no(problem, {
    pictures: [...new Set(named.map(({ picture }) => picture))],
    stories: [...new Set(named.map(({ headline }) => headline))],
  })
}

/**
 * The pictures of a draft order that readers do not have yet and must not get now, or when it is launched (`at`). What a story shows in the
 * feed already stays, as it does when a story is updated.
 */
export async function refusedInDraft(reading: Reading, liveId: string, draftId: string, at?: Date): Promise<RefusedPicture[]> {
  const shown = alias(feedLooks, 'shown')
  const standing = alias(feedItems, 'standing')
  const rows = await selectLooks(reading, at)
    .innerJoin(feedItems, and(eq(feedItems.feedId, feedLooks.feedId), eq(feedItems.articleId, feedLooks.articleId)))
    .leftJoin(shown, and(eq(shown.feedId, liveId), eq(shown.articleId, feedLooks.articleId), eq(shown.mediaId, feedLooks.mediaId)))
    // The feed keeps the look of a story that was taken out of it.
    .leftJoin(standing, and(eq(standing.feedId, shown.feedId), eq(standing.articleId, shown.articleId)))
    .where(and(eq(feedLooks.feedId, draftId), isNull(standing.feedId), isNotNull(problemOf(at))))
    .orderBy(media.name, liveArticles.headline)
  return rows.flatMap(({ what, ...row }) => (what ? [{ what, ...row }] : []))
}

/** The pictures that a feed kept for stories which come back into it, and must not show any more. */
export async function refusedOfStories(reading: Reading, feedId: string, articleIds: readonly string[]): Promise<RefusedPicture[]> {
  const rows = await selectLooks(reading)
    .where(and(eq(feedLooks.feedId, feedId), isAmong(feedLooks.articleId, articleIds), isNotNull(problemOf())))
    .orderBy(media.name, liveArticles.headline)
  return rows.flatMap(({ what, ...row }) => (what ? [{ what, ...row }] : []))
}

const selectLooks = (reading: Reading, at?: Date) =>
  reading
    .select({
      what: problemOf(at),
      articleId: feedLooks.articleId,
      mediaId: media.id,
      picture: media.name,
      holder: media.rightsHolder,
      headline: sql<string>`coalesce(${feedLooks.headline}, ${liveArticles.headline})`,
    })
    .from(feedLooks)
    .innerJoin(liveArticles, eq(liveArticles.articleId, feedLooks.articleId))
    .innerJoin(media, eq(media.id, feedLooks.mediaId))
    .leftJoin(picturePermissions, agreementTo(feedLooks.articleId))

/** Why a feed may not show a picture with a story now. 'no-picture': it is not ready, or not there. */
export async function refuseNewPicture(
  reading: Reading,
  articleId: string,
  mediaId: string,
): Promise<Refused<PictureProblem | 'no-picture'> | null> {
  const [found] = await reading
    .select({ what: problemOf(), name: media.name, holder: media.rightsHolder, state: media.state })
    .from(media)
    .leftJoin(picturePermissions, agreementTo(articleId))
    .where(eq(media.id, mediaId))
  if (found?.state !== 'ready') return no('no-picture')
  return found.what && no(found.what, { pictures: [found.name], mediaId, holder: found.holder })
}
