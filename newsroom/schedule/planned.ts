import { and, asc, eq, gte, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { qualify } from '#db/qualify.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { feeds } from '#db/schema/feed.ts'
import { people } from '#db/schema/people.ts'
import { schedules } from '#db/schema/schedules.ts'
import type { Language } from '#lib/languages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { sectionsOf } from '#newsroom/people/sections-of.ts'
import { visibleTo } from '#newsroom/people/visible-to.ts'
import type { plannedInput } from './input.ts'

/** What a calendar shows of a schedule. */
export type PlannedItem = Awaited<ReturnType<typeof listSchedules>>[number]

/** The most that one answer has: a month of a busy newsroom. */
export const mostPlanned = 1000

/**
 * What is planned between two instants, and what was done or is held of it, in the order of time. Editors see everything, others what
 * concerns stories that they may see. What was cancelled is left out.
 */
export async function planned(person: Person, { from, to }: z.output<typeof plannedInput>): Promise<PlannedItem[]> {
  authorise(person, 'see a story')
  return listSchedules(
    person,
    and(gte(schedules.at, from), lt(schedules.at, to), or(isNull(schedules.ending), ne(schedules.ending, 'cancelled'))),
  )
}

/** Schedules with what the desk says of them; the oldest first. */
export const listSchedules = (person: Person, wanted: SQL | undefined) =>
  database()
    .select({
      id: schedules.id,
      kind: schedules.kind,
      articleId: schedules.articleId,
      at: schedules.at,
      ending: schedules.ending,
      reason: schedules.reason,
      detail: schedules.detail,
      plannedBy: people.name,
      sections: sectionsOf(),
      isEmbargoed,
      feed: feeds.name,
      language: sql<Language | null>`coalesce(${qualify(articles.language)}, ${bannerOf('language')})`,
      headline: sql<string | null>`coalesce(${qualify(drafts.headline)}, ${bannerOf('text')})`,
    })
    .from(schedules)
    .innerJoin(people, eq(people.id, schedules.plannedBy))
    .leftJoin(articles, eq(articles.id, schedules.articleId))
    .leftJoin(drafts, eq(drafts.articleId, schedules.articleId))
    .leftJoin(feeds, eq(feeds.id, schedules.feedId))
    .where(and(wanted, can(person, 'schedule a story') ? undefined : visibleTo(person)))
    .orderBy(asc(schedules.at), asc(schedules.id))
    .limit(mostPlanned)

/** Of a schedule that ends breaking news: its first banner. */
const bannerOf = (column: 'language' | 'text') => sql`case when ${qualify(schedules.kind)} = 'end-breaking' then (
  select ${sql.raw(`banner.${column}`)} from breaking_banners banner
  where banner.breaking_id = ${qualify(schedules.subjectId)}
  order by banner.ended_at desc nulls first, banner.language limit 1) end`
