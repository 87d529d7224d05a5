import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { id, instant, orderKey } from './columns.ts'
import { liveArticles } from './live.ts'
import { media } from './media.ts'
import { people } from './people.ts'

/** How the top of a feed is laid out: how many of its first stories lead or stand in a row; the rest is the wire. */
export const feedShapes = ['wire', 'lead', 'lead-two', 'lead-three', 'two', 'three'] as const
export type FeedShape = (typeof feedShapes)[number]
/** How large a story is in one feed, when it is not as usual. */
export const lookSizes = ['small', 'large'] as const
export type LookSize = (typeof lookSizes)[number]

/**
 * A feed that editors order: `main`, or `section:SLUG`, whose stories precede those that the section has by time. `version` is the number of
 * its last move; `length` is the number of its stories, maintained by triggers on feed_items. `looks` counts the changes of its shape and of
 * how its stories look. A feed with `draftOf` is the draft order of that feed, which readers do not see.
 */
export const feeds = pgTable(
  'feeds',
  {
    id: id(),
    name: text().notNull(),
    language: text({ enum: languages }).notNull(),
    version: integer().notNull().default(0),
    length: integer().notNull().default(0),
    shape: text({ enum: feedShapes }).notNull().default('wire'),
    looks: integer().notNull().default(0),
    draftOf: uuid().references((): AnyPgColumn => feeds.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    unique('feeds_name').on(table.name, table.language),
    unique('feeds_draft').on(table.draftOf),
    check('feeds_shape', sql.raw(`"shape" in (${feedShapes.map((shape) => `'${shape}'`).join(', ')})`)),
  ],
)

/** The place of a published story in a feed: pinned stories first, then by position. Always equal to the replayed moves. */
export const feedItems = pgTable(
  'feed_items',
  {
    feedId: uuid()
      .notNull()
      .references(() => feeds.id, { onDelete: 'cascade' }),
    articleId: uuid()
      .notNull()
      .references(() => liveArticles.articleId),
    pinned: boolean().notNull().default(false),
    position: orderKey().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.feedId, table.articleId] }),
    unique('feed_items_position').on(table.feedId, table.position),
    index('feed_items_order').on(table.feedId, table.pinned.desc().nullsFirst(), table.position),
    index('feed_items_article').on(table.articleId),
  ],
)

/**
 * What a story is called, which picture it shows and how large it is in one feed only; null: as everywhere. It stays when the story is taken
 * out of the feed and brought back, and ends when the story leaves the paper.
 */
export const feedLooks = pgTable(
  'feed_looks',
  {
    feedId: uuid()
      .notNull()
      .references(() => feeds.id, { onDelete: 'cascade' }),
    articleId: uuid()
      .notNull()
      .references(() => liveArticles.articleId, { onDelete: 'cascade' }),
    headline: text(),
    mediaId: uuid().references(() => media.id),
    size: text({ enum: lookSizes }),
  },
  (table) => [
    primaryKey({ columns: [table.feedId, table.articleId] }),
    index('feed_looks_article').on(table.articleId),
    index('feed_looks_media').on(table.mediaId),
  ],
)

/**
 * The history of moves, one row per change of the order. `fromPosition` is null when the story was not in the feed, `toPosition` when it
 * left. Replaying the rows by version gives the feed. `articleId` has no foreign key to the live article, because the history outlives it. The
 * rows of a launch or a restored order are one move for people: `entry` is the version of its first row.
 */
export const feedMoves = pgTable(
  'feed_moves',
  {
    id: id(),
    feedId: uuid()
      .notNull()
      .references(() => feeds.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    seenVersion: integer().notNull(),
    kind: text({
      enum: [
        'publish',
        'move',
        'pin',
        'unpin',
        'take-out',
        'put-in',
        'unpublish',
        'takedown',
        'undo',
        'import',
        'begin',
        'launch',
        'restore',
      ],
    }).notNull(),
    entry: integer(),
    articleId: uuid().notNull(),
    fromPinned: boolean(),
    fromPosition: orderKey(),
    toPinned: boolean(),
    toPosition: orderKey(),
    /** The version of the move that this one undoes. */
    undoes: integer(),
    personId: uuid().references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    unique('feed_moves_version').on(table.feedId, table.version),
    unique('feed_moves_undoes').on(table.feedId, table.undoes),
    index('feed_moves_entries').on(table.feedId, table.version.desc().nullsFirst()).where(sql`"entry" is null or "entry" = "version"`),
    index('feed_moves_entry').on(table.feedId, table.entry).where(sql`"entry" is not null`),
    index('feed_moves_article').on(table.feedId, table.articleId, table.version.desc().nullsFirst()),
    check('feed_moves_from', sql`(${table.fromPosition} is null) = (${table.fromPinned} is null)`),
    check('feed_moves_to', sql`(${table.toPosition} is null) = (${table.toPinned} is null)`),
    check('feed_moves_seen', sql`${table.seenVersion} < ${table.version}`),
  ],
)
