import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { instant } from './columns.ts'
import { liveArticles } from './live.ts'

/**
 * The sources of embeds that stories use, as the worker last found them (newsroom/embeds/look-at-embeds.ts). `goneAt` is the look at which the
 * source first said that there is nothing any more, `withdrawnAt` the later one that confirmed it; both are null while it is there.
 */
export const embeds = pgTable(
  'embeds',
  {
    embedId: text().primaryKey(),
    nextAt: instant().notNull().defaultNow(),
    /** The last look at which the source said whether it is there. */
    lookedAt: instant(),
    goneAt: instant(),
    withdrawnAt: instant(),
  },
  (table) => [
    index('embeds_due').on(table.nextAt),
    check('embeds_withdrawn', sql`${table.withdrawnAt} is null or ${table.goneAt} is not null`),
  ],
)

/** New: the worker has not taken it into `embeds` yet. */
const use = { embedId: text().notNull(), isNew: boolean().notNull().default(true) }

/** The embeds of the newest text of each story. The trigger drafts_embeds writes it. */
export const draftEmbeds = pgTable(
  'draft_embeds',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    ...use,
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.embedId] }),
    index('draft_embeds_embed').on(table.embedId),
    index('draft_embeds_new').on(table.articleId).where(sql`${table.isNew}`),
  ],
)

/** The embeds that a published story shows. */
export const liveEmbeds = pgTable(
  'live_embeds',
  {
    articleId: uuid()
      .notNull()
      .references(() => liveArticles.articleId, { onDelete: 'cascade' }),
    ...use,
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.embedId] }),
    index('live_embeds_embed').on(table.embedId),
    index('live_embeds_new').on(table.articleId).where(sql`${table.isNew}`),
  ],
)
