import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { people } from './people.ts'

/** The secret address at which a program of a person's own reads the newsroom's calendar: one a person. Only its SHA-256 is stored. */
export const calendarAddresses = pgTable('calendar_addresses', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  secretHash: text().notNull().unique(),
  createdAt: instant().notNull().defaultNow(),
})
