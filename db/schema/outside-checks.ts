import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { articles } from './articles.ts'
import { instant } from './columns.ts'

/** Where readers and programs find a story. */
export const spotNames = ['page', 'structured-data', 'feed', 'section', 'rss', 'news-sitemap', 'sitemap', 'search'] as const
export type SpotName = (typeof spotNames)[number]

/** What the worker last found wrong at a spot. */
export type SpotProblem = 'no-answer' | 'too-large' | 'elsewhere' | 'status' | 'old' | 'absent' | 'still-there'

export type Spot = {
  name: SpotName
  /** The path on the site, with its query. */
  path: string
  /** Milliseconds from the change until the spot showed it; null: not yet. */
  after: number | null
  problem: SpotProblem | null
  /** The status of the answer when that is what is wrong. */
  status?: number
}

/** The changes of a story that readers must find. */
export const checkedKinds = ['published', 'updated', 'respelled', 'corrected', 'unpublished', 'taken-down'] as const
export type CheckedKind = (typeof checkedKinds)[number]

/** 'unseen': the worker gave up. 'superseded': the story changed again, and only the newest change is looked at. */
export const checkEndings = ['seen', 'unseen', 'superseded'] as const

const list = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '))

/**
 * What the worker found from outside, as a reader, after a change of a story (newsroom/outside/look-outside.ts): one row a change that it
 * looked at. Rows are kept for a while only (newsroom/outside/sweep-checks.ts).
 */
export const outsideChecks = pgTable(
  'outside_checks',
  {
    /** The id of the change's row in the outbox. */
    changeId: bigint({ mode: 'number' }).primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    kind: text({ enum: checkedKinds }).notNull(),
    language: text({ enum: languages }).notNull(),
    /** The slug that readers knew. Empty: they knew none, so there is nothing to look for. */
    slug: text().notNull(),
    /** From when the milliseconds count: the change, or when somebody asked the worker to look again. */
    countedFrom: instant().notNull(),
    /** When the worker began to look first. */
    createdAt: instant().notNull().defaultNow(),
    /** Whether somebody asked the worker to look again. */
    isAsked: boolean().notNull().default(false),
    /** How often it has begun to look. */
    rounds: integer().notNull().default(0),
    spots: jsonb().$type<Spot[]>().notNull().default([]),
    /** How many spots did not show the change in time and still do not. */
    redCount: integer().notNull().default(0),
    /** By which way it asked last: the public address, or the edge's own where the public address cannot be reached from here. */
    way: text({ enum: ['public', 'edge'] }),
    endedAt: instant(),
    ending: text({ enum: checkEndings }),
  },
  (table) => [
    index('outside_checks_article').on(table.articleId, table.changeId.desc().nullsFirst()),
    index('outside_checks_begun').on(table.createdAt),
    index('outside_checks_red').on(table.changeId).where(sql`${table.redCount} > 0`),
    check('outside_checks_kind', sql`${table.kind} in (${list(checkedKinds)})`),
    check(
      'outside_checks_ended',
      sql`(${table.endedAt} is null) = (${table.ending} is null) and ${table.ending} in (${list(checkEndings)})`,
    ),
    check('outside_checks_way', sql`${table.way} in ('public', 'edge')`),
  ],
)
