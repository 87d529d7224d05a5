import { and, asc, desc, eq, isNotNull, isNull, not, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { qualify } from '#db/qualify.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import { liveArticles } from '#db/schema/live.ts'
import { people } from '#db/schema/people.ts'
import { schedules } from '#db/schema/schedules.ts'
import { newsPath } from '#lib/paths.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

export type ShownBanner = Pick<typeof breakingBanners.$inferSelect, 'language' | 'text' | 'articleId'> & {
  /** The headline of its story, as it is written now. */
  headline: string | null
  /** Where readers get to. Null: it leads nowhere, because it has no story, or readers do not have its story now. */
  path: string | null
}
export type ShownBreaking = Pick<typeof breakingNews.$inferSelect, 'id' | 'version' | 'toldTo' | 'startedAt' | 'endedAt'> & {
  startedBy: string
  endedBy: string | null
  banners: ShownBanner[]
  /** Its planned end; null when that was cancelled: then it stands until somebody ends it. */
  ends: { at: Date; wallTime: string; zone: string; isHeld: boolean } | null
}

/** How much of the past is shown. */
const mostPast = 20

/** Breaking news that readers have now, the newest first. */
export async function standingBreaking(person: Person): Promise<ShownBreaking[]> {
  authorise(person, 'publish breaking news')
  return list(stands())
}

/** In a select from breaking news. */
export const stands = () => isNull(breakingNews.endedAt)

/** Breaking news that has ended, the newest first. */
export async function pastBreaking(person: Person): Promise<ShownBreaking[]> {
  authorise(person, 'publish breaking news')
  return list(isNotNull(breakingNews.endedAt))
}

async function list(wanted: SQL): Promise<ShownBreaking[]> {
  const ender = alias(people, 'ender')
  const rows = await database()
    .select({
      id: breakingNews.id,
      version: breakingNews.version,
      toldTo: breakingNews.toldTo,
      startedAt: breakingNews.startedAt,
      endedAt: breakingNews.endedAt,
      startedBy: people.name,
      endedBy: ender.name,
    })
    .from(breakingNews)
    .innerJoin(people, eq(people.id, breakingNews.startedBy))
    .leftJoin(ender, eq(ender.id, breakingNews.endedBy))
    .where(wanted)
    .orderBy(desc(breakingNews.startedAt))
    .limit(mostPast)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [banners, ends] = await Promise.all([bannersOf(ids), endsOf(ids)])
  return rows.map((row) => ({
    ...row,
    banners: banners.filter(({ breakingId }) => breakingId === row.id).map(({ breakingId: _, ...banner }) => banner),
    ends: ends.get(row.id) ?? null,
  }))
}

/** The banners that stand, or stood at the end. */
async function bannersOf(ids: readonly string[]) {
  const stoodAtTheEnd = sql`${qualify(breakingBanners.endedAt)} is not distinct from ${qualify(breakingNews.endedAt)}`
  const rows = await database()
    .select({
      breakingId: breakingBanners.breakingId,
      language: breakingBanners.language,
      text: breakingBanners.text,
      articleId: breakingBanners.articleId,
      headline: drafts.headline,
      liveLanguage: liveArticles.language,
      slug: liveArticles.slug,
    })
    .from(breakingBanners)
    .innerJoin(breakingNews, eq(breakingNews.id, breakingBanners.breakingId))
    .leftJoin(drafts, eq(drafts.articleId, breakingBanners.articleId))
    .leftJoin(liveArticles, eq(liveArticles.articleId, breakingBanners.articleId))
    .where(and(isAmong(breakingBanners.breakingId, ids), stoodAtTheEnd))
    .orderBy(asc(breakingBanners.language))
  return rows.map(({ liveLanguage, slug, ...row }) => ({ ...row, path: liveLanguage && slug ? newsPath(liveLanguage, slug) : null }))
}

async function endsOf(ids: readonly string[]) {
  const rows = await database()
    .select({
      id: schedules.subjectId,
      at: schedules.at,
      wallTime: schedules.wallTime,
      zone: schedules.zone,
      isHeld: sql<boolean>`${qualify(schedules.endedAt)} is not null`,
    })
    .from(schedules)
    .where(
      and(
        isAmong(schedules.subjectId, ids),
        eq(schedules.kind, 'end-breaking'),
        sql`(${qualify(schedules.endedAt)} is null or ${qualify(schedules.ending)} in ('held', 'failed'))`,
      ),
    )
  return new Map(rows.map(({ id, ...end }) => [id, end]))
}

/** A story from which breaking news can begin: published, and under no embargo. Null: it is not so. */
export async function findBreakable(person: Person, articleId: string) {
  authorise(person, 'publish breaking news')
  const [story] = await database()
    .select({ id: liveArticles.articleId, language: liveArticles.language, headline: liveArticles.headline })
    .from(liveArticles)
    .innerJoin(articles, eq(articles.id, liveArticles.articleId))
    .where(and(eq(liveArticles.articleId, articleId), not(isEmbargoed)))
  return story ?? null
}
