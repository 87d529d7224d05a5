import { sql } from 'drizzle-orm'
import { customType, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { instant } from './columns.ts'
import { liveArticles } from './live.ts'
import { sections } from './taxonomy.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** Compared byte by byte: entries are looked up, never shown in an order. */
const entries = customType<{ data: string[] }>({ dataType: () => 'text[] COLLATE "C"' })

/**
 * What readers' search looks in: one row a live article, written by a trigger on live_articles (so no verb can forget it)
 * and gone with it. The rules of words are functions of the database (search_line, search_keys), so that index and question
 * have the same ones.
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
    /** As search_text gives it: for words that look like a mistyped one. */
    headline: text().notNull(),
    /** As it was written, a line a block: for the excerpts. */
    body: text().notNull(),
    /** Headline, dek and body as search_line gives them, a word after a word: what a phrase of three or more is compared with. */
    line: text().notNull(),
    /** What a story is found by: each word as it stands ("harbour"), each two neighbours ("u s"), each key of a word ("~harbour"). */
    entries: entries().notNull(),
    /** Keys with their places, the headline at weight A, the dek at B, the body at D: for the rank alone. */
    words: tsvector().notNull(),
  },
  (table) => [
    index('live_search_entries').using('gin', sql`search_by_index(${table.entries})`),
    index('live_search_newest').on(table.language, table.firstPublishedAt.desc().nullsFirst(), table.articleId.desc().nullsFirst()),
    index('live_search_headline').using('gin', sql`${table.headline} gin_trgm_ops`),
  ],
)
