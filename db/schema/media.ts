import { sql } from 'drizzle-orm'
import { boolean, check, date, doublePrecision, index, integer, jsonb, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core'
import { shapeNames } from '#lib/renditions.ts'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/** Whose a picture is, how long and how it may be used, and what it shows. */
export type PictureFacts = {
  rightsHolder: string
  /** The contract or licence under which it may be used: "Subscription", "CC BY 4.0". */
  licence: string
  terms: string
  /** The last day on which it may be used (YYYY-MM-DD), as the newsroom's clocks have it; null: there is none. */
  rightsEnd: string | null
  /** Whoever publishes it in a story says first that the holder agreed. */
  askFirst: boolean
  place: string
  takenOn: string | null
  /** One name a line. */
  peopleShown: string
}

/** What a file says of itself (newsroom/media/embedded-facts.ts), for somebody to accept. */
export type OfferedFacts = Partial<Omit<PictureFacts, 'askFirst'>>

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
    rightsHolder: text().notNull().default(''),
    licence: text().notNull().default(''),
    terms: text().notNull().default(''),
    rightsEnd: date(),
    askFirst: boolean().notNull().default(false),
    place: text().notNull().default(''),
    takenOn: date(),
    peopleShown: text().notNull().default(''),
    offered: jsonb().$type<OfferedFacts>().notNull().default({}),
    /** 64 bits in hexadecimal, by which pictures that look alike are found (newsroom/media/likeness.ts); null: not computed yet. */
    likeness: text(),
    /** The same in four parts, numbered apart, for the index. */
    likenessParts: integer().array(),
    /** In the bin since then; it is deleted with its files after 30 days (newsroom/media/sweep-deleted.ts). */
    deletedAt: instant(),
    deletedBy: uuid().references(() => people.id),
    createdBy: uuid().references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('media_facts').using(
      'gin',
      sql`(${table.name} || ' ' || ${table.alt} || ' ' || ${table.caption} || ' ' || ${table.credit} || ' ' || ${table.rightsHolder} || ' ' || ${table.place} || ' ' || ${table.peopleShown}) gin_trgm_ops`,
    ),
    index('media_rights_end').on(table.rightsEnd, table.id).where(sql`${table.rightsEnd} is not null`),
    index('media_ask_first').on(table.createdAt, table.id).where(sql`${table.askFirst}`),
    index('media_no_alt').on(table.createdAt, table.id).where(sql`${table.alt} = ''`),
    index('media_no_credit').on(table.createdAt, table.id).where(sql`${table.credit} = ''`),
    index('media_likeness').using('gin', table.likenessParts),
    index('media_no_likeness').on(table.id).where(sql`${table.likeness} is null`),
    index('media_newest').on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('media_deleted').on(table.deletedAt, table.id).where(sql`${table.deletedAt} is not null`),
    check('media_focal', sql`${table.focalX} between 0 and 1 and ${table.focalY} between 0 and 1`),
  ],
)

/**
 * Crops that somebody drew; the other shapes of a picture are cropped around its focal point. Fractions of its width, height and width: the
 * height of a crop follows from its shape, so that it cannot have another ratio (lib/renditions.ts).
 */
export const pictureCrops = pgTable(
  'picture_crops',
  {
    mediaId: uuid()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    shape: text({ enum: shapeNames }).notNull(),
    left: doublePrecision().notNull(),
    top: doublePrecision().notNull(),
    width: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.mediaId, table.shape] }),
    check(
      'picture_crops_inside',
      sql`${table.left} >= 0 and ${table.top} between 0 and 1 and ${table.width} > 0 and ${table.left} + ${table.width} <= 1.000001`,
    ),
  ],
)

/**
 * One file made from a picture's pixels, without metadata. `shape` is "full" or an aspect ratio, cropped around the focal point, or as somebody
 * drew it: then `mark` stands in its address, another one for each drawing.
 */
export const renditions = pgTable(
  'renditions',
  {
    mediaId: uuid()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    shape: text({ enum: ['full', ...shapeNames] })
      .notNull()
      .default('full'),
    width: integer().notNull(),
    height: integer().notNull(),
    format: text({ enum: ['avif', 'webp', 'jpg'] }).notNull(),
    bytes: integer().notNull(),
    mark: text().notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.mediaId, table.shape, table.width, table.format] })],
)
