import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, check, index, integer, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core'
import { attachmentFormatNames, attachmentKinds } from '#lib/attachments.ts'
import { languages } from '#lib/languages.ts'
import { id, instant } from './columns.ts'
import { liveArticles } from './live.ts'
import { pages } from './pages.ts'
import { people } from './people.ts'

/**
 * A sound, a video, a document or captions that stories offer, as it was written anew at its upload (newsroom/attachments). `hash` is the
 * SHA-256 (hex) of the stored bytes, which readers get under it; `sourceHash` that of the upload, so that the same file is one row. Seconds
 * and pixels are of recordings, pages of documents. Title, caption, credit, transcript and captions are the library's; a story has its own
 * copies.
 */
export const attachments = pgTable(
  'attachments',
  {
    id: id(),
    hash: text().notNull().unique(),
    sourceHash: text().notNull().unique(),
    kind: text({ enum: attachmentKinds }).notNull(),
    format: text({ enum: attachmentFormatNames as [(typeof attachmentFormatNames)[number]] }).notNull(),
    /** As the file was called that was uploaded; for the desk alone. */
    name: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    seconds: real(),
    width: integer(),
    height: integer(),
    pages: integer(),
    title: text().notNull().default(''),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
    transcript: text().notNull().default(''),
    /** The captions that belong to a video. */
    captionsId: uuid().references((): AnyPgColumn => attachments.id),
    /** In the bin since then; it is deleted with its file after 30 days (newsroom/attachments/sweep-deleted.ts). */
    deletedAt: instant(),
    deletedBy: uuid().references(() => people.id),
    createdBy: uuid().references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('attachments_newest').on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('attachments_kind').on(table.kind, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('attachments_creator').on(table.createdBy),
    index('attachments_captions').on(table.captionsId).where(sql`${table.captionsId} is not null`),
    index('attachments_deleted').on(table.deletedAt, table.id).where(sql`${table.deletedAt} is not null`),
    index('attachments_words').using(
      'gin',
      sql`(${table.name} || ' ' || ${table.title} || ' ' || ${table.caption} || ' ' || ${table.credit} || ' ' || ${table.transcript}) gin_trgm_ops`,
    ),
    check('attachments_captions_of_video', sql`${table.captionsId} is null or ${table.kind} = 'video'`),
    check('attachments_video', sql`(${table.kind} = 'video') = (${table.width} is not null and ${table.height} is not null)`),
    check('attachments_length', sql`(${table.kind} in ('audio', 'video')) = (${table.seconds} is not null)`),
    check('attachments_pages', sql`(${table.kind} = 'document') = (${table.pages} is not null)`),
  ],
)

/** Attachments that a published story offers. */
export const liveAttachments = pgTable(
  'live_attachments',
  {
    articleId: uuid()
      .notNull()
      .references(() => liveArticles.articleId, { onDelete: 'cascade' }),
    attachmentId: uuid()
      .notNull()
      .references(() => attachments.id),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.attachmentId] }), index('live_attachments_attachment').on(table.attachmentId)],
)

/** Attachments that readers find on a page of the house. */
export const pageAttachments = pgTable(
  'page_attachments',
  {
    pageId: uuid()
      .notNull()
      .references(() => pages.id, { onDelete: 'cascade' }),
    language: text({ enum: languages }).notNull(),
    attachmentId: uuid()
      .notNull()
      .references(() => attachments.id),
  },
  (table) => [
    primaryKey({ columns: [table.pageId, table.language, table.attachmentId] }),
    index('page_attachments_attachment').on(table.attachmentId),
  ],
)
