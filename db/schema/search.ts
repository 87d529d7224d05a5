import { sql } from 'drizzle-orm'
import { customType, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { instant } from './columns.ts'
import { liveArticles } from './live.ts'
import { sections } from './taxonomy.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * What readers' search looks in: one row a live article, written by a trigger on live_articles (so no verb can forget it)
 * and gone with it. `words` has the headline at weight A, the dek at B, the body at D; `body` is for the snippets.
 */
export const liveSearch = pgTable(
  'live_search',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => liveArticles.articleId, { onDelete: 'cascade' }),
    language: text({ enum: languages }).notNull(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    firstPublishedAt: instant().notNull(),
    headline: text().notNull(),
    body: text().notNull(),
    words: tsvector().notNull(),
  },
  (table) => [
    index('live_search_words').using('gin', table.words),
    index('live_search_newest').on(table.language, table.firstPublishedAt.desc().nullsFirst(), table.articleId.desc().nullsFirst()),
    index('live_search_headline').using('gin', sql`${table.headline} gin_trgm_ops`),
  ],
)
