import { and, desc, eq, exists, inArray, isNotNull, isNull, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { database, type Reading } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { qualify } from '#db/qualify.ts'
import { articleShares, articles, drafts, pictureIds } from '#db/schema/articles.ts'
import { feedLooks, feeds } from '#db/schema/feed.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { pageMedia, pages, pageTexts } from '#db/schema/pages.ts'
import { schedules } from '#db/schema/schedules.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { draftVersions } from '#db/schema/versions.ts'
import type { Localized } from '#lib/languages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { type HelpSpot, helpWith, isInHelp } from './writing-help.ts'

const most = 50

/** The id of a row of media as the only one of a JSON list. */
const asList = sql`jsonb_build_array(${qualify(media.id)})`

/** Where a picture stands besides stories. */
export type PictureSpot =
  | { kind: 'author'; id: string; name: Localized }
  | { kind: 'page'; id: string; slug: string }
  | { kind: 'feed'; id: string; name: string }
  | { kind: 'logo' | 'share-picture' }
  | HelpSpot

/**
 * Where a picture is used: the stories that this person may see, newest first, the number of others, and what else shows it. A story counts
 * when its draft, what readers have of it, or what is planned for it has the picture. Versions of its history do not count.
 */
export async function usageOf(person: Person, mediaId: string) {
  authorise(person, 'see the library')
  return { ...(await storiesAmong(person, storiesWith(database(), mediaId))), spots: await spotsOf(database(), mediaId) }
}

/** Of stories by their ids: those that this person may see, newest first, and the number of others. */
export async function storiesAmong(person: Person, ids: SQLWrapper) {
  authorise(person, 'see the library')
  const rows = await database()
    .select({ articleId: articles.id, headline: drafts.headline, stage: articles.stage, isEmbargoed, mine: isOwn(person) })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(inArray(articles.id, ids))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(most)
  const visible = rows.filter((row) => can(person, 'see a story', { mine: row.mine }))
  return { stories: visible.map(({ mine: _, ...story }) => story), others: rows.length - visible.length }
}

/** Whether anything shows it, as usageOf lists it. */
export async function isUsed(reading: Reading, mediaId: string): Promise<boolean> {
  const [story] = await storiesWith(reading, mediaId).limit(1)
  return story !== undefined || (await spotsOf(reading, mediaId)).length > 0
}

/** A union of indexed queries: one condition with several parts would scan every story. */
const storiesWith = (reading: Reading, mediaId: string) =>
  union(
    reading.select({ id: liveMedia.articleId }).from(liveMedia).where(eq(liveMedia.mediaId, mediaId)),
    reading.select({ id: articles.id }).from(articles).where(sql`(${articles.hero} ->> 'mediaId') = ${mediaId}`),
    reading
      .select({ id: drafts.articleId })
      .from(drafts)
      .where(hasPicture(pictureIds(drafts.body), mediaId)),
    reading
      .select({ id: drafts.articleId })
      .from(drafts)
      .where(and(isNotNull(drafts.suggested), hasPicture(pictureIds(drafts.suggested), mediaId))),
    plannedWith(
      reading,
      sql`(${draftVersions.story} #>> '{hero,mediaId}' = ${mediaId} or ${hasPicture(pictureIds(plannedBody), mediaId)})`,
    ),
  )

/** The text that is prepared to go out. */
export const plannedBody = sql`(${draftVersions.story} -> 'body')`

/** Of what is planned, which is little, each prepared story is read. */
export const plannedWith = (reading: Reading, has: SQL) =>
  reading
    .select({ id: draftVersions.articleId })
    .from(schedules)
    .innerJoin(draftVersions, and(eq(draftVersions.articleId, schedules.articleId), eq(draftVersions.number, schedules.preparedVersion)))
    .where(and(or(isNull(schedules.endedAt), inArray(schedules.ending, ['held', 'failed'])), has))

/** Of a row of media: whether readers see the picture. As the view of pictures in db/schema/paper.ts has it. */
export const isShownToReaders: SQL = sql`(exists (select 1 from ${liveMedia} shown where shown.media_id = ${qualify(media.id)})
  or exists (select 1 from ${authors} author where author.portrait_id = ${qualify(media.id)})
  or exists (select 1 from ${feedLooks} look join ${feeds} feed on feed.id = look.feed_id where look.media_id = ${qualify(media.id)} and feed.draft_of is null)
  or exists (select 1 from ${newsroom} house where ${qualify(media.id)} in (house.logo_id, house.share_picture_id))
  or exists (select 1 from ${pageMedia} shown where shown.media_id = ${qualify(media.id)}))`

/** Of a row of media: whether anything uses the picture, as usageOf lists it. Each part is looked up along its index. */
export const isUsedAnywhere: SQL = sql`(${isShownToReaders}
  or exists (select 1 from ${articles} story where (story.hero ->> 'mediaId') = ${qualify(media.id)}::text)
  or exists (select 1 from ${drafts} draft where ${pictureIds(sql`draft.body`)} @> ${asList})
  or exists (select 1 from ${drafts} draft where draft.suggested is not null and ${pictureIds(sql`draft.suggested`)} @> ${asList})
  or ${isInHelp(qualify(media.id), pictureIds)}
  or exists (select 1 from ${feedLooks} look where look.media_id = ${qualify(media.id)})
  or exists (select 1 from ${pageTexts} page where ${pictureIds(sql`page.body`)} @> ${asList})
  or exists (select 1 from ${schedules} planned join ${draftVersions} version
    on version.article_id = planned.article_id and version.number = planned.prepared_version
    where (planned.ended_at is null or planned.ending in ('held', 'failed'))
    and (version.story #>> '{hero,mediaId}' = ${qualify(media.id)}::text or ${pictureIds(sql`(version.story -> 'body')`)} @> ${asList})))`

const hasPicture = (pictures: SQL, mediaId: string): SQL => sql`${pictures} @> ${JSON.stringify([mediaId])}::jsonb`

async function spotsOf(reading: Reading, mediaId: string): Promise<PictureSpot[]> {
  const portraits = await reading.select({ id: authors.id, name: authors.name }).from(authors).where(eq(authors.portraitId, mediaId))
  const shownOn = reading.select({ id: pageMedia.pageId }).from(pageMedia).where(eq(pageMedia.mediaId, mediaId))
  const onPages = await reading
    .selectDistinct({ id: pages.id, slug: pages.slug })
    .from(pages)
    .innerJoin(pageTexts, eq(pageTexts.pageId, pages.id))
    .where(or(inArray(pages.id, shownOn), hasPicture(pictureIds(pageTexts.body), mediaId)))
  const inFeeds = await reading
    .selectDistinct({ id: feeds.id, name: feeds.name })
    .from(feedLooks)
    .innerJoin(feeds, eq(feeds.id, feedLooks.feedId))
    .where(eq(feedLooks.mediaId, mediaId))
  const [house] = await reading.select({ logo: newsroom.logoId, share: newsroom.sharePictureId }).from(newsroom)
  return [
    ...portraits.map((author) => ({ kind: 'author' as const, ...author })),
    ...onPages.map((page) => ({ kind: 'page' as const, ...page })),
    ...inFeeds.map((feed) => ({ kind: 'feed' as const, ...feed })),
    ...(house?.logo === mediaId ? [{ kind: 'logo' as const }] : []),
    ...(house?.share === mediaId ? [{ kind: 'share-picture' as const }] : []),
    ...(await helpWith(reading, (body) => hasPicture(pictureIds(body), mediaId))),
  ]
}

const isOwn = (person: Person) =>
  sql<boolean>`coalesce(${or(
    eq(articles.createdBy, person.id),
    exists(
      database()
        .select({ one: sql`1` })
        .from(articleShares)
        .where(sql`${articleShares.articleId} = ${articles.id} and ${articleShares.personId} = ${person.id}`),
    ),
  )}, false)`
