import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { id, instant } from './columns.ts'
import { feeds } from './feed.ts'
import { people } from './people.ts'
import { draftVersions } from './versions.ts'

/** What a schedule does when its time has come (newsroom/schedule/kinds.ts). */
export const scheduleKinds = ['publish', 'update', 'take-out', 'unpin', 'launch-order', 'end-banner', 'end-breaking'] as const
export type ScheduleKind = (typeof scheduleKinds)[number]

/** Those that publish a story. A story has at most one of them at a time. */
export const publishingKinds = ['publish', 'update'] as const satisfies readonly ScheduleKind[]

/** 'held' and 'failed' do not run by themselves any more, but wait for an editor's answer. */
export const scheduleEndings = ['done', 'cancelled', 'held', 'failed'] as const

/** Why a schedule was held: it could not be done as it was meant, or nobody can be sure that it is still meant. */
export const holdReasons = [
  'late',
  'not-allowed',
  'wrong-stage',
  'unfinished',
  'published-since',
  'language-changed',
  'embargoed',
  'gone',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** Why a schedule was cancelled. */
export const cancelReasons = ['by-hand', 'replaced', 'published', 'unpublished', 'taken-down', 'discarded', 'sent-back'] as const
export type CancelReason = (typeof cancelReasons)[number]

/** 'nothing-new': it was done already; 'error': it failed again and again. */
export const scheduleReasons = [...holdReasons, ...cancelReasons, 'nothing-new', 'error'] as const

const list = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '))

/**
 * What the newsroom will do, and when. `at` is the instant, and `wallTime` and `zone` are the time as it was meant, on whose clocks. A
 * schedule that publishes holds the story as it was approved: a version of it (draft_versions), not the draft.
 */
export const schedules = pgTable(
  'schedules',
  {
    id: id(),
    kind: text({ enum: scheduleKinds }).notNull(),
    articleId: uuid().references(() => articles.id, { onDelete: 'cascade' }),
    feedId: uuid().references(() => feeds.id, { onDelete: 'cascade' }),
    /** A draft order, breaking news. */
    subjectId: uuid(),
    at: instant().notNull(),
    wallTime: text().notNull(),
    zone: text().notNull(),
    /** The number of the version that goes out. */
    preparedVersion: integer(),
    /** Whether changes of the draft were left out of it on purpose. */
    isPart: boolean().notNull().default(false),
    /** The number of the newest revision when it was prepared: what the editor compared it with. Null: the story had none. */
    seenRevision: integer(),
    /** In whose name it is done: who chose its time last. */
    plannedBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
    /** When the alarm was raised that it is late or held. */
    alarmedAt: instant(),
    endedAt: instant(),
    /** Null: the program. */
    endedBy: uuid().references(() => people.id),
    ending: text({ enum: scheduleEndings }),
    reason: text({ enum: scheduleReasons }),
    /** What explains the reason: the missing parts, the publication. */
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    foreignKey({
      name: 'schedules_prepared',
      columns: [table.articleId, table.preparedVersion],
      foreignColumns: [draftVersions.articleId, draftVersions.number],
    }).onDelete('cascade'),
    index('schedules_due').on(table.at).where(sql`${table.endedAt} is null`),
    index('schedules_unanswered').on(table.at).where(sql`${table.ending} in ('held', 'failed')`),
    index('schedules_calendar').on(table.at, table.id),
    index('schedules_article').on(table.articleId, table.createdAt.desc().nullsFirst()),
    index('schedules_feed').on(table.feedId),
    index('schedules_planner').on(table.plannedBy),
    index('schedules_ender').on(table.endedBy),
    index('schedules_subject').on(table.subjectId).where(sql`${table.subjectId} is not null`),
    uniqueIndex('schedules_publishing')
      .on(table.articleId)
      .where(sql`${table.kind} in ('publish', 'update') and (${table.endedAt} is null or ${table.ending} in ('held', 'failed'))`),
    check('schedules_kind', sql`${table.kind} in (${list(scheduleKinds)})`),
    check('schedules_ending', sql`${table.ending} in (${list(scheduleEndings)}) and ${table.reason} in (${list(scheduleReasons)})`),
    check('schedules_ended', sql`(${table.endedAt} is null) = (${table.ending} is null)`),
    check('schedules_prepares', sql`(${table.kind} in ('publish', 'update')) = (${table.preparedVersion} is not null)`),
    check('schedules_wall_time', sql`${table.wallTime} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$'`),
  ],
)
