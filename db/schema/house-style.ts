import { pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { articles } from './articles.ts'
import { id, instant } from './columns.ts'

/**
 * A rule of the house style: write `better` instead of `term`. Without `better` the term is only to be avoided. `key` is the term as it is
 * compared (newsroom/house-style/style-words.ts), so that no term has two rules in one language.
 */
export const styleRules = pgTable(
  'style_rules',
  {
    id: id(),
    language: text({ enum: languages }).notNull(),
    term: text().notNull(),
    key: text().notNull(),
    better: text().notNull().default(''),
    why: text().notNull().default(''),
    changedAt: instant().notNull().defaultNow(),
  },
  (table) => [unique('style_rules_key').on(table.language, table.key)],
)

/** Rules that are not looked for in a story. */
export const ignoredStyleRules = pgTable(
  'ignored_style_rules',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    ruleId: uuid()
      .notNull()
      .references(() => styleRules.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.ruleId] })],
)
