import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { articles, revisions } from './articles.ts'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/** A correction: something was wrong. A clarification: nothing was wrong, but it could be misread. */
export const correctionKinds = ['correction', 'clarification'] as const

/** Characters of the longest note. */
export const longestCorrection = 600

/**
 * Corrections that readers see on a story, permanently: a trigger refuses to change a note; a mistaken one is withdrawn. Notes of a story
 * that is not live are not shown.
 */
export const corrections = pgTable(
  'corrections',
  {
    id: id(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** The revision that was published with the note: the corrected text, or the one that needed no change. */
    revisionId: uuid()
      .notNull()
      .references(() => revisions.id),
    /** The language of its story; a story that was published keeps its language. */
    language: text({ enum: languages }).notNull(),
    kind: text({ enum: correctionKinds }).notNull(),
    text: text().notNull(),
    at: instant().notNull().defaultNow(),
    createdBy: uuid().references(() => people.id),
    withdrawnAt: instant(),
    withdrawnBy: uuid().references(() => people.id),
  },
  (table) => [
    // The notes in force of a story. The same words exist only once, however often they are sent.
    uniqueIndex('corrections_standing').on(table.articleId, table.text).where(sql`${table.withdrawnAt} is null`),
    index('corrections_article').on(table.articleId, table.at),
    index('corrections_newest')
      .on(table.language, table.at.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.withdrawnAt} is null`),
    check('corrections_kind', sql`${table.kind} in ('correction', 'clarification')`),
    check('corrections_text', sql`length(${table.text}) between 1 and 600 and ${table.text} ~ '\\S'`),
    check('corrections_withdrawn', sql`${table.withdrawnAt} >= ${table.at}`),
    check('corrections_withdrawer', sql`${table.withdrawnBy} is null or ${table.withdrawnAt} is not null`),
  ],
)
