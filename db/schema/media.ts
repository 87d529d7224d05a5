import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/**
 * A picture of the library. `hash` is the SHA-256 (hex) of the uploaded bytes, so the same file is one row. Width and height are in pixels,
 * after rotation to upright. Alt, caption and credit are the library's; a story has its own copies.
 */
export const media = pgTable(
  'media',
  {
    id: id(),
    hash: text().notNull().unique(),
    state: text({ enum: ['processing', 'ready', 'failed'] })
      .notNull()
      .default('processing'),
    problem: text(),
    name: text().notNull(),
    format: text().notNull(),
    bytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    alt: text().notNull().default(''),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
    focalX: real().notNull().default(0.5),
    focalY: real().notNull().default(0.5),
    thumbhash: text(),
    /** In the bin since then; it is deleted with its files after 30 days (newsroom/media/sweep-deleted.ts). */
    deletedAt: instant(),
    deletedBy: uuid().references(() => people.id),
    createdBy: uuid().references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('media_words').using(
      'gin',
      sql`(${table.name} || ' ' || ${table.alt} || ' ' || ${table.caption} || ' ' || ${table.credit}) gin_trgm_ops`,
    ),
    index('media_newest').on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('media_deleted').on(table.deletedAt, table.id).where(sql`${table.deletedAt} is not null`),
    check('media_focal', sql`${table.focalX} between 0 and 1 and ${table.focalY} between 0 and 1`),
  ],
)

/** One file made from a picture's pixels, without metadata. `shape` is "full" or an aspect ratio cropped around the focal point. */
export const renditions = pgTable(
  'renditions',
  {
    mediaId: uuid()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    shape: text({ enum: ['full', '16x9', '4x3', '1x1'] })
      .notNull()
      .default('full'),
    width: integer().notNull(),
    height: integer().notNull(),
    format: text({ enum: ['avif', 'webp', 'jpg'] }).notNull(),
    bytes: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.mediaId, table.shape, table.width, table.format] })],
)
