import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { articles, publications, revisions } from './articles.ts'
import { instant } from './columns.ts'
import { listDetails } from './details.ts'
import { media } from './media.ts'
import { authors, sections, topics } from './taxonomy.ts'

/**
 * What readers can see, and nothing else: one row per published article, written for the lists of the paper. The verbs of newsroom/workflow
 * write it in the transaction that publishes; the public views of live stories start from it.
 */
export const liveArticles = pgTable(
  'live_articles',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    publicationId: uuid()
      .notNull()
      .references(() => publications.id),
    revisionId: uuid()
      .notNull()
      .references(() => revisions.id),
    language: text({ enum: languages }).notNull(),
    slug: text().notNull(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    headline: text().notNull(),
    dek: text().notNull(),
    ...listDetails(),
    words: integer().notNull(),
    twinGroup: uuid(),
    firstPublishedAt: instant().notNull(),
    /** When its text or its corrections last changed for readers; null before the first update. */
    updatedAt: instant(),
    /** Assigned at a story's first publication, increasing with gaps: sitemaps are split by it. */
    number: bigint({ mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
  },
  (table) => [
    uniqueIndex('live_articles_number').on(table.number),
    uniqueIndex('live_articles_address').on(table.language, table.slug),
    index('live_articles_newest').on(table.language, table.firstPublishedAt.desc().nullsFirst(), table.articleId.desc().nullsFirst()),
    index('live_articles_changed').on(table.language, sql`(coalesce(${table.updatedAt}, ${table.firstPublishedAt}))`, table.articleId),
    index('live_articles_section').on(
      table.sectionId,
      table.language,
      table.firstPublishedAt.desc().nullsFirst(),
      table.articleId.desc().nullsFirst(),
    ),
    index('live_articles_twins').on(table.twinGroup),
  ],
)

const live = () =>
  uuid()
    .notNull()
    .references(() => liveArticles.articleId, { onDelete: 'cascade' })

export const liveBylines = pgTable(
  'live_bylines',
  {
    articleId: live(),
    authorId: uuid()
      .notNull()
      .references(() => authors.id),
    position: integer().notNull(),
    language: text({ enum: languages }).notNull(),
    firstPublishedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.authorId] }),
    index('live_bylines_author').on(
      table.authorId,
      table.language,
      table.firstPublishedAt.desc().nullsFirst(),
      table.articleId.desc().nullsFirst(),
    ),
  ],
)

export const liveTopics = pgTable(
  'live_topics',
  {
    articleId: live(),
    topicId: uuid()
      .notNull()
      .references(() => topics.id),
    position: integer().notNull(),
    language: text({ enum: languages }).notNull(),
    firstPublishedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.topicId] }),
    index('live_topics_topic').on(
      table.topicId,
      table.language,
      table.firstPublishedAt.desc().nullsFirst(),
      table.articleId.desc().nullsFirst(),
    ),
  ],
)

/** Pictures that a published story shows, in its hero or its body. */
export const liveMedia = pgTable(
  'live_media',
  {
    articleId: live(),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.mediaId] }), index('live_media_media').on(table.mediaId)],
)
