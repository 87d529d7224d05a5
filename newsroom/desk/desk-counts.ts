import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { breakingNews } from '#db/schema/breaking.ts'
import { schedules } from '#db/schema/schedules.ts'
import { storiesWaitingFor } from '#newsroom/articles/waiting-for.ts'
import { stands } from '#newsroom/breaking/breaking-desk.ts'
import { unreadBy } from '#newsroom/notices/notices-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { wasNotDone } from '#newsroom/schedule/late-schedules.ts'
import { unreadItems } from '#newsroom/wire/wire-list.ts'

export type DeskCounts = {
  /** As `waitingFor`, `unreadNotices` and the wire's `countUnread`. */
  waiting: number
  unread: number
  onWire: number
  /** Whether anything that was planned was not done, and whether breaking news stands: only then these are asked for. */
  isLate: boolean
  isBreaking: boolean
}

/**
 * What the frame of the desk counts, on each of its pages, in one turn to Postgres. Each by itself took a statement, a connection and a process
 * of Postgres, which together was a third of what a page takes.
 */
export async function deskCounts(person: Person): Promise<DeskCounts> {
  authorise(person, 'see a story')
  const late = database().select({ id: schedules.id }).from(schedules).where(wasNotDone()).limit(1)
  const breaking = database().select({ id: breakingNews.id }).from(breakingNews).where(stands()).limit(1)
  const [counts] = await database().execute<DeskCounts & Record<string, unknown>>(sql`select
    ${countOf(storiesWaitingFor(person))} as waiting,
    ${countOf(unreadBy(person))} as unread,
    ${can(person, 'see the wire') ? countOf(unreadItems()) : sql`0`} as "onWire",
    ${can(person, 'schedule a story') ? sql`exists ${late}` : sql`false`} as "isLate",
    ${can(person, 'publish breaking news') ? sql`exists ${breaking}` : sql`false`} as "isBreaking"`)
  if (!counts) throw new Error('a select without a table answered no row')
  return counts
}

const countOf = (rows: SQLWrapper): SQL => sql`(select count(*)::int from ${rows} counted)`
