import { and, desc, eq, exists, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { database, type Reading } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articleShares, articles, drafts, pictureIds } from '#db/schema/articles.ts'
import { feedLooks, feeds } from '#db/schema/feed.ts'
import { liveMedia } from '#db/schema/live.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { pageMedia, pages, pageTexts } from '#db/schema/pages.ts'
import { schedules } from '#db/schema/schedules.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { draftVersions } from '#db/schema/versions.ts'
import type { Localized } from '#lib/languages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'

const most = 50

/** Where a picture stands besides stories. */
export type PictureSpot =
  | { kind: 'author'; id: string; name: Localized }
  | { kind: 'page'; id: string; slug: string }
  | { kind: 'feed'; id: string; name: string }
  | { kind: 'logo' | 'share-picture' }

/**
 * Where a picture is used: the stories that this person may see, newest first, the number of others, and what else shows it. A story counts
 * when its draft, what readers have of it, or what is planned for it has the picture. Versions of its history do not count.
 */
export async function usageOf(person: Person, mediaId: string) {
  authorise(person, 'see the library')
  const rows = await database()
    .select({ articleId: articles.id, headline: drafts.headline, stage: articles.stage, isEmbargoed, mine: isOwn(person) })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(inArray(articles.id, storiesWith(database(), mediaId)))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(most)
  const visible = rows.filter((row) => can(person, 'see a story', { mine: row.mine }))
  return {
    stories: visible.map(({ mine: _, ...story }) => story),
    others: rows.length - visible.length,
    spots: await spotsOf(database(), mediaId),
  }
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
    plannedWith(reading, mediaId),
  )

/** Of what is planned, which is little, each prepared story is read. */
const plannedWith = (reading: Reading, mediaId: string) =>
  reading
    .select({ id: draftVersions.articleId })
    .from(schedules)
    .innerJoin(draftVersions, and(eq(draftVersions.articleId, schedules.articleId), eq(draftVersions.number, schedules.preparedVersion)))
    .where(
      and(
        or(isNull(schedules.endedAt), inArray(schedules.ending, ['held', 'failed'])),
        or(
          sql`${draftVersions.story} #>> '{hero,mediaId}' = ${mediaId}`,
          hasPicture(pictureIds(sql`(${draftVersions.story} -> 'body')`), mediaId),
        ),
      ),
    )

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
