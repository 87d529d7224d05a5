import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import type { ScheduleKind } from '#db/schema/schedules.ts'
import { isOverdue } from '#newsroom/articles/deadline.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { sectionsOf } from '#newsroom/people/sections-of.ts'
import { visibleTo } from '#newsroom/people/visible-to.ts'
import type { plannedInput } from './input.ts'
import { actOf } from './kinds.ts'
import { lateSchedules } from './late-schedules.ts'
import { mostPlanned, type PlannedItem, planned } from './planned.ts'

/**
 * What the calendar shows: a schedule, the end of an embargo, whose id is that of its story, or a deadline, with an id of its own. A fortnight
 * has hundreds, so what is seldom true of one stands in it only then.
 */
export type CalendarItem = Pick<PlannedItem, 'id' | 'articleId' | 'at' | 'ending' | 'language' | 'headline'> & {
  kind: ScheduleKind | 'embargo' | 'deadline'
  plannedBy: string | null
  /** Why it was not done. */
  held?: Pick<PlannedItem, 'reason' | 'detail'>
  /** Nothing of the story may leave the newsroom yet. */
  isEmbargoed?: true
  /** Of a deadline: it is over and the story not ready. */
  isOverdue?: true
  /** Whether this person may choose another time for it. */
  mayMove: boolean
}

/** What happens between two instants, in the order of time, as far as this person may see it. */
export async function calendar(person: Person, range: z.output<typeof plannedInput>): Promise<CalendarItem[]> {
  authorise(person, 'see a story')
  const found = await Promise.all([
    planned(person, range).then((items) => toItems(person, items)),
    embargoes(person, range),
    deadlines(person, range),
  ])
  return found.flat().sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** What should have been done and was not, the oldest first; nothing for those who cannot act on it. */
export async function lateItems(person: Person): Promise<CalendarItem[]> {
  authorise(person, 'see a story')
  const late = can(person, 'schedule a story') ? toItems(person, await lateSchedules(person)) : []
  return late.filter(({ mayMove }) => mayMove)
}

/** The embargoes that end then. */
async function embargoes(person: Person, { from, to }: z.output<typeof plannedInput>): Promise<CalendarItem[]> {
  const rows = await database()
    .select({
      id: articles.id,
      at: articles.embargoUntil,
      isEmbargoed,
      language: articles.language,
      headline: drafts.headline,
    })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(and(gte(articles.embargoUntil, from), lt(articles.embargoUntil, to), visibleTo(person)))
    .orderBy(asc(articles.embargoUntil), asc(articles.id))
    .limit(mostPlanned)
  const same = { kind: 'embargo', ending: null, plannedBy: null, mayMove: false } as const
  return rows.flatMap(({ at, isEmbargoed, ...row }) =>
    at ? [{ ...same, ...row, at, articleId: row.id, ...(isEmbargoed && { isEmbargoed }) }] : [],
  )
}

/** What is to be ready then. */
async function deadlines(person: Person, { from, to }: z.output<typeof plannedInput>): Promise<CalendarItem[]> {
  const rows = await database()
    .select({
      articleId: articles.id,
      at: articles.deadlineAt,
      isOverdue,
      isEmbargoed,
      sections: sectionsOf(),
      language: articles.language,
      headline: drafts.headline,
    })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(and(gte(articles.deadlineAt, from), lt(articles.deadlineAt, to), visibleTo(person)))
    .orderBy(asc(articles.deadlineAt), asc(articles.id))
    .limit(mostPlanned)
  const same = { kind: 'deadline', ending: null, plannedBy: null } as const
  return rows.flatMap(({ at, sections, isOverdue, isEmbargoed, ...row }) => {
    const mayMove = can(person, 'set a deadline', { mine: false, sections })
    const seldom = { ...(isOverdue && { isOverdue }), ...(isEmbargoed && { isEmbargoed }) }
    return at ? [{ ...same, ...row, ...seldom, at, mayMove, id: `deadline-${row.articleId}` }] : []
  })
}

function toItems(person: Person, items: readonly PlannedItem[]): CalendarItem[] {
  return items.map(({ id, kind, articleId, at, ending, reason, detail, language, headline, plannedBy, isEmbargoed, sections, feed }) => ({
    ...{ id, kind, articleId, at, ending, language, headline, plannedBy },
    ...((ending === 'held' || ending === 'failed') && { held: { reason, detail } }),
    ...(isEmbargoed && { isEmbargoed }),
    mayMove: can(person, actOf(kind), { mine: false, sections, ...(feed !== null && { feed }) }),
  }))
}
