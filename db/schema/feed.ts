import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { id, instant, orderKey } from './columns.ts'
import { liveArticles } from './live.ts'
import { people } from './people.ts'

/**
 * A feed that editors order. `version` is the number of its last move; `length` is the number of its stories, maintained by triggers on
 * feed_items.
 */
export const feeds = pgTable(
  'feeds',
  {
    id: id(),
    name: text().notNull(),
    language: text({ enum: languages }).notNull(),
    version: integer().notNull().default(0),
    length: integer().notNull().default(0),
  },
  (table) => [unique('feeds_name').on(table.name, table.language)],
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
 * The history of moves, one row per change of the order. `fromPosition` is null when the story was not in the feed, `toPosition` when it
 * left. Replaying the rows by version gives the feed. `articleId` has no foreign key to the live article, because the history outlives it.
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
    kind: text({ enum: ['publish', 'move', 'pin', 'unpin', 'take-out', 'put-in', 'unpublish', 'takedown', 'undo', 'import'] }).notNull(),
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
    index('feed_moves_article').on(table.feedId, table.articleId, table.version.desc().nullsFirst()),
    check('feed_moves_from', sql`(${table.fromPosition} is null) = (${table.fromPinned} is null)`),
    check('feed_moves_to', sql`(${table.toPosition} is null) = (${table.toPinned} is null)`),
    check('feed_moves_seen', sql`${table.seenVersion} < ${table.version}`),
  ],
)
