import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { longestBanner, toldTo } from '#lib/breaking.ts'
import { languages } from '#lib/languages.ts'
import { articles } from './articles.ts'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/**
 * Breaking news: one event with a banner for each of its languages. It stands until `endedAt`; its planned end is a schedule of the kind
 * 'end-breaking' whose subject it is. `version` counts the changes that editors made.
 */
export const breakingNews = pgTable(
  'breaking_news',
  {
    id: id(),
    version: integer().notNull().default(1),
    toldTo: text({ enum: toldTo }).notNull(),
    startedBy: uuid()
      .notNull()
      .references(() => people.id),
    startedAt: instant().notNull().defaultNow(),
    endedAt: instant(),
    /** Whose act or plan ended it. */
    endedBy: uuid().references(() => people.id),
  },
  (table) => [
    index('breaking_news_started').on(table.startedAt.desc().nullsFirst()),
    index('breaking_news_starter').on(table.startedBy),
    index('breaking_news_ender').on(table.endedBy),
    index('breaking_news_standing').on(table.id).where(sql`${table.endedAt} is null`),
    check('breaking_news_told_to', sql.raw(`"told_to" in (${toldTo.map((group) => `'${group}'`).join(', ')})`)),
  ],
)

/**
 * The banner of breaking news in one language, on every page of the paper in it. `version` counts what readers saw of it: who dismissed one
 * version sees the next. `isPinned`: breaking news pinned the story, so its end unpins it.
 */
export const breakingBanners = pgTable(
  'breaking_banners',
  {
    breakingId: uuid()
      .notNull()
      .references(() => breakingNews.id, { onDelete: 'cascade' }),
    language: text({ enum: languages }).notNull(),
    version: integer().notNull().default(1),
    text: text().notNull(),
    articleId: uuid().references(() => articles.id, { onDelete: 'set null' }),
    isPinned: boolean().notNull().default(false),
    endedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.breakingId, table.language] }),
    uniqueIndex('breaking_banners_standing').on(table.language).where(sql`${table.endedAt} is null`),
    index('breaking_banners_article').on(table.articleId),
    check('breaking_banners_text', sql`length(${table.text}) between 1 and ${sql.raw(String(longestBanner))}`),
  ],
)
