import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { instant } from './columns.ts'
import { people } from './people.ts'

/** An admin who wants a taken-down story back, where the newsroom lets two people decide that: another admin must agree. */
export const restoreRequests = pgTable('restore_requests', {
  articleId: uuid()
    .primaryKey()
    .references(() => articles.id, { onDelete: 'cascade' }),
  askedBy: uuid()
    .notNull()
    .references(() => people.id),
  reason: text().notNull(),
  askedAt: instant().notNull().defaultNow(),
})
