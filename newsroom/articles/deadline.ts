import { type SQL, sql } from 'drizzle-orm'
import { qualify } from '#db/qualify.ts'
import { articles } from '#db/schema/articles.ts'
import { publishingKinds, schedules } from '#db/schema/schedules.ts'

/**
 * When a story is to be ready, until it is published. `wall` and `zone` are the time as it was meant ("2026-12-14T18:00", "Europe/Kyiv").
 * `isOverdue`: the time is over by Postgres' clock, and the story neither waits for an editor nor is scheduled.
 */
export type Deadline = { at: Date; wall: string; zone: string; isOverdue: boolean }

type DeadlineJson = Omit<Deadline, 'at'> & { at: string }

const kinds = sql.raw(publishingKinds.map((kind) => `'${kind}'`).join(', '))

export const isOverdue: SQL<boolean> = sql<boolean>`(${qualify(articles.deadlineAt)} <= now() and ${qualify(articles.submittedAt)} is null
  and not exists (select 1 from ${schedules} planned where planned.article_id = ${qualify(articles.id)} and planned.kind in (${kinds})
    and planned.ended_at is null))`

/** The deadline of a story in a select from articles; null without one. */
export const deadlineOfIt: SQL<Deadline | null> =
  sql<Deadline | null>`case when ${qualify(articles.deadlineAt)} is not null then jsonb_build_object(
  'at', ${qualify(articles.deadlineAt)}, 'wall', ${qualify(articles.deadlineWall)}, 'zone', ${qualify(articles.deadlineZone)},
  'isOverdue', ${isOverdue}) end`.mapWith((deadline: DeadlineJson) => ({ ...deadline, at: new Date(deadline.at) }))

/** What a story without a deadline has in its columns. */
export const noDeadline = { deadlineAt: null, deadlineWall: null, deadlineZone: null } as const
