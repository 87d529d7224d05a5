import { sql } from 'drizzle-orm'
import { customType, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { instant } from './columns.ts'
import { liveArticles } from './live.ts'
import { sections } from './taxonomy.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** Compared byte by byte: entries are looked up, never shown in order. */
const entries = customType<{ data: string[] }>({ dataType: () => 'text[] COLLATE "C"' })

/**
 * The search index: one row per live article, written by a trigger on live_articles (so that no verb can forget it) and deleted with it.
 * The rules for words are functions in the database (search_line, search_keys), so that index and query use the same ones.
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
    /** The headline normalised by search_text, to suggest spellings. */
    headline: text().notNull(),
    /** The original text, one line per block, for excerpts. */
    body: text().notNull(),
    /** Headline, dek and body normalised by search_line, word by word: phrases of three or more words are compared with it. */
    line: text().notNull(),
    /** The lookup entries: each word ("harbour"), each pair of neighbours ("u s"), each stem ("~harbour"). */
    entries: entries().notNull(),
    /** Stems with their positions, for ranking only: headline at weight A, dek at B, body at D. */
    words: tsvector().notNull(),
  },
  (table) => [
    index('live_search_entries').using('gin', sql`search_by_index(${table.entries})`),
    index('live_search_newest').on(table.language, table.firstPublishedAt.desc().nullsFirst(), table.articleId.desc().nullsFirst()),
    index('live_search_headline').using('gin', sql`${table.headline} gin_trgm_ops`),
  ],
)
