import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { guestRights } from '#lib/guest-rights.ts'
import { articles } from './articles.ts'
import { instant } from './columns.ts'
import { people } from './people.ts'

/** Which story a guest (a person with that role) was invited to, and until when. A row of the past opens nothing, and can be extended. */
export const storyGuests = pgTable(
  'story_guests',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    may: text({ enum: guestRights }).notNull(),
    invitedBy: uuid().references(() => people.id),
    invitedAt: instant().notNull().defaultNow(),
    endsAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.personId] }),
    index('story_guests_person').on(table.personId),
    index('story_guests_inviter').on(table.invitedBy),
  ],
)
