import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'
import { wirePauses, wireStates } from '#lib/wire.ts'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/** A feed that the worker reads again and again: RSS, Atom, ninjs, NewsML-G2 or NITF at an address. */
export const wireFeeds = pgTable(
  'wire_feeds',
  {
    id: id(),
    name: text().notNull(),
    url: text().notNull().unique(),
    language: text({ enum: languages }).notNull(),
    /** Terms of use that every story of it gets as a note; "" if there are none. */
    licence: text().notNull().default(''),
    /** Minutes between two looks. */
    minutes: integer().notNull(),
    etag: text(),
    lastModified: text(),
    nextAt: instant().notNull().defaultNow(),
    lookedAt: instant(),
    /** When it last brought something. */
    newAt: instant(),
    /** Looks that failed one after the other. */
    failures: integer().notNull().default(0),
    problem: text(),
    pausedAt: instant(),
    /** Why Galley paused it by itself; null when an editor did. */
    pausedBecause: text({ enum: wirePauses }),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [index('wire_feeds_due').on(table.nextAt).where(sql`${table.pausedAt} is null`)],
)

/**
 * A text of the wire. `story`: what it would be as a draft (newsroom/formats/wire-story.ts), without pictures. `version` counts its changes at
 * the source; `madeVersion` is the one that `articleId` was made from. A text that several feeds bring is one item with several sightings.
 */
export const wireItems = pgTable(
  'wire_items',
  {
    id: id(),
    source: text().notNull(),
    /** The feed that was the first to bring it, and the only one that may recall it. Feeds may be removed. */
    broughtBy: uuid(),
    headline: text().notNull(),
    link: text().notNull().default(''),
    story: jsonb().notNull(),
    contentDigest: text().notNull(),
    /** When its source published it, or when it came if that is earlier: the list is sorted by it. */
    at: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
    version: integer().notNull().default(1),
    changedAt: instant(),
    /** Its source said that it must not be used, and how it said so. */
    recalledAt: instant(),
    recall: text(),
    state: text({ enum: wireStates }).notNull().default('new'),
    handledBy: uuid().references(() => people.id),
    articleId: uuid(),
    madeBy: uuid().references(() => people.id),
    madeVersion: integer(),
  },
  (table) => [
    index('wire_items_newest').on(table.at.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('wire_items_unread').on(table.at.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`${table.state} = 'new'`),
    index('wire_items_source').on(table.source),
    index('wire_items_link').on(table.link).where(sql`${table.link} <> ''`),
    index('wire_items_content').on(table.contentDigest),
    index('wire_items_article').on(table.articleId),
    index('wire_items_age').on(table.createdAt),
    index('wire_items_words').using('gin', sql`to_tsvector('simple', ${table.headline})`),
  ],
)

/** Which feed brought an item, under which key, and how it was there. */
export const wireSightings = pgTable(
  'wire_sightings',
  {
    feedId: uuid()
      .notNull()
      .references(() => wireFeeds.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    digest: text().notNull(),
    itemId: uuid()
      .notNull()
      .references(() => wireItems.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.key] }), index('wire_sightings_item').on(table.itemId, table.feedId)],
)
