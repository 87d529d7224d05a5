import { sql } from 'drizzle-orm'
import { boolean, check, jsonb, pgTable } from 'drizzle-orm/pg-core'
import type { Localized } from '#lib/languages.ts'

/** Facts about the newsroom itself: one row. */
export const newsroom = pgTable(
  'newsroom',
  {
    id: boolean().primaryKey().default(true),
    name: jsonb().$type<Localized>().notNull(),
    tagline: jsonb().$type<Localized>().notNull(),
  },
  (table) => [check('newsroom_one', sql`${table.id}`)],
)
