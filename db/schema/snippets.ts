import { jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { ArticleDocument } from '#lib/document-types.ts'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/** Blocks of text that are saved to be inserted again, by the name that somebody gave them. Without a person it is for all. */
export const snippets = pgTable(
  'snippets',
  {
    id: id(),
    personId: uuid().references(() => people.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    body: jsonb().$type<ArticleDocument>().notNull(),
    changedAt: instant().notNull().defaultNow(),
  },
  (table) => [unique('snippets_name').on(table.personId, table.name).nullsNotDistinct()],
)
