import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/**
 * Links by which somebody without an account reads one story before it is published, until `expiresAt`. Only the SHA-256 of the token is
 * stored. `openedCount` and `openedAt` say how often the page was opened, and when last.
 */
export const previewLinks = pgTable(
  'preview_links',
  {
    id: id(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull().unique(),
    /** Opens the story under an embargo, too. Who made it said so, and was an editor. */
    opensEmbargoed: boolean().notNull().default(false),
    createdBy: uuid().references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** Null: the program, when the story was taken down. */
    revokedBy: uuid().references(() => people.id),
    openedCount: integer().notNull().default(0),
    openedAt: instant(),
  },
  (table) => [
    index('preview_links_article').on(table.articleId, table.createdAt.desc().nullsFirst()),
    check('preview_links_opened', sql`(${table.openedCount} = 0) = (${table.openedAt} is null)`),
  ],
)
