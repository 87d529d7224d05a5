import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/**
 * The keys with which other programs read the API. Only a key's SHA-256 is stored, and its last characters, so that people recognise it.
 * The requests of a minute are counted here, for all webs together; nothing else of them is kept.
 */
export const apiKeys = pgTable('api_keys', {
  id: id(),
  name: text().notNull(),
  secretHash: text().notNull().unique(),
  hint: text().notNull(),
  createdBy: uuid()
    .notNull()
    .references(() => people.id),
  createdAt: instant().notNull().defaultNow(),
  usedAt: instant(),
  minuteEnds: instant(),
  usedInMinute: integer().notNull().default(0),
})
