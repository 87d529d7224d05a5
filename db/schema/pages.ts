import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ArticleDocument } from '#lib/document-types.ts'
import { languages } from '#lib/languages.ts'
import { id, instant } from './columns.ts'
import { media } from './media.ts'
import { people } from './people.ts'

/** 'staff': below its text the page lists the people who write. */
export const pageKinds = ['text', 'staff'] as const

/** 'kept': it was saved and replaced, and readers never had it. */
export const pageRevisionKinds = ['published', 'kept'] as const

const words = () => ({ headline: text().notNull(), dek: text().notNull(), body: jsonb().$type<ArticleDocument>().notNull() })

/** The pages of the house (about, contact, privacy): no stories, and in no list of them. In the order of the footer. */
export const pages = pgTable(
  'pages',
  {
    id: id(),
    slug: text().notNull().unique('pages_slug'),
    kind: text({ enum: pageKinds }).notNull().default('text'),
    position: integer().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    check('pages_kind', sql.raw(`"kind" in (${pageKinds.map((kind) => `'${kind}'`).join(', ')})`)),
    check('pages_slug_shape', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
)

/** A page as it was published in one language, or saved before something replaced it: complete, and never changed. */
export const pageRevisions = pgTable(
  'page_revisions',
  {
    id: id(),
    pageId: uuid()
      .notNull()
      .references(() => pages.id, { onDelete: 'cascade' }),
    language: text({ enum: languages }).notNull(),
    ...words(),
    kind: text({ enum: pageRevisionKinds }).notNull().default('published'),
    /** When it was published, or saved. */
    publishedAt: instant().notNull().defaultNow(),
    /** Null: the program. */
    publishedBy: uuid().references(() => people.id),
  },
  (table) => [
    index('page_revisions_page').on(table.pageId, table.language, table.publishedAt),
    check('page_revisions_kind', sql.raw(`"kind" in (${pageRevisionKinds.map((kind) => `'${kind}'`).join(', ')})`)),
  ],
)

/** A page in one language as it is written. `revisionId`: what readers have; null: nothing. */
export const pageTexts = pgTable(
  'page_texts',
  {
    pageId: uuid()
      .notNull()
      .references(() => pages.id, { onDelete: 'cascade' }),
    language: text({ enum: languages }).notNull(),
    ...words(),
    /** Counts the saves. */
    version: integer().notNull(),
    /** The save that readers have. */
    publishedVersion: integer(),
    revisionId: uuid().references(() => pageRevisions.id),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.pageId, table.language] }), index('page_texts_revision').on(table.revisionId)],
)

/** The pictures that readers see on a page. */
export const pageMedia = pgTable(
  'page_media',
  {
    pageId: uuid()
      .notNull()
      .references(() => pages.id, { onDelete: 'cascade' }),
    language: text({ enum: languages }).notNull(),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
  },
  (table) => [primaryKey({ columns: [table.pageId, table.language, table.mediaId] }), index('page_media_media').on(table.mediaId)],
)
