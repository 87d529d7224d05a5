import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Localized } from '#lib/languages.ts'
import { id, instant } from './columns.ts'
import { media } from './media.ts'
import { people } from './people.ts'

/** The part of the paper that a story belongs to. A story has exactly one. */
export const sections = pgTable('sections', {
  id: id(),
  slug: text().notNull().unique(),
  name: jsonb().$type<Localized>().notNull(),
  description: jsonb().$type<Localized>(),
  position: integer().notNull().default(0),
  createdAt: instant().notNull().defaultNow(),
})

/** The name in the newsroom's first language, in lower case. A trigger fills it, and again when the first language changes. */
const sortName = () => text().notNull().default('')

/** What a story is about. A story has any number. */
export const topics = pgTable(
  'topics',
  {
    id: id(),
    slug: text().notNull().unique(),
    name: jsonb().$type<Localized>().notNull(),
    sortName: sortName(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('topics_words').using('gin', sql`search_name(${table.name})`),
    // For the desk's list by name and its autocomplete fields.
    index('topics_by_name').on(table.sortName, table.slug),
    index('topics_name').using('gin', sql`name_texts(${table.name}) gin_trgm_ops`),
  ],
)

/**
 * What a merged section, topic or author was: its slug redirects permanently to the one that remained. Revisions and versions, which never
 * change, name it by its former id (newsroom/taxonomy/names-now.ts); null: it was merged in another newsroom.
 */
const merged = () => ({ slug: text().primaryKey(), formerId: uuid().unique(), createdAt: instant().notNull().defaultNow() })

export const topicRedirects = pgTable(
  'topic_redirects',
  {
    ...merged(),
    topicId: uuid()
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
  },
  (table) => [index('topic_redirects_topic').on(table.topicId)],
)

export const sectionRedirects = pgTable(
  'section_redirects',
  {
    ...merged(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id, { onDelete: 'cascade' }),
  },
  (table) => [index('section_redirects_section').on(table.sectionId)],
)

/**
 * A name in a byline. Not an account; `personId` is the account of that author, if there is one. `title` is the role that readers see ("War
 * correspondent"). `proposed`: a journalist entered the name, and readers do not see it until an editor accepts it or publishes a story
 * with it.
 */
export const authors = pgTable(
  'authors',
  {
    id: id(),
    slug: text().notNull().unique(),
    name: jsonb().$type<Localized>().notNull(),
    sortName: sortName(),
    title: jsonb().$type<Localized>(),
    biography: jsonb().$type<Localized>(),
    portraitId: uuid().references(() => media.id, { onDelete: 'set null' }),
    personId: uuid()
      .unique('authors_person')
      .references(() => people.id, { onDelete: 'set null' }),
    proposed: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('authors_portrait').on(table.portraitId),
    index('authors_words').using('gin', sql`search_name(${table.name})`),
    index('authors_by_name').on(table.proposed.desc().nullsFirst(), table.sortName, table.slug),
    index('authors_name').using('gin', sql`name_texts(${table.name}) gin_trgm_ops`),
  ],
)

export const authorRedirects = pgTable(
  'author_redirects',
  {
    ...merged(),
    authorId: uuid()
      .notNull()
      .references(() => authors.id, { onDelete: 'cascade' }),
  },
  (table) => [index('author_redirects_author').on(table.authorId)],
)
