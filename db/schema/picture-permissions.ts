import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { instant } from './columns.ts'
import { media } from './media.ts'
import { people } from './people.ts'

/** That the holder of a picture was asked and agreed, for one story; `personId` says so. Of pictures with `askFirst`. */
export const picturePermissions = pgTable(
  'picture_permissions',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    mediaId: uuid()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    givenAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.mediaId] }),
    index('picture_permissions_picture').on(table.mediaId),
    index('picture_permissions_person').on(table.personId),
  ],
)
