import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { instant } from './columns.ts'
import { people } from './people.ts'

/**
 * Comments on one place of a story. While a thread is open, its range is in the document of the draft's version (drafts.version):
 * newsroom/articles/move-ranges.ts moves it with each batch of steps. Null: nothing of its text is left.
 */
export const commentThreads = pgTable(
  'comment_threads',
  {
    /** Chosen by the page that starts the thread, so that a request sent twice starts one. */
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    fromPosition: integer(),
    toPosition: integer(),
    /** About the hero picture, which stands beside the text: without a range. */
    isOnHero: boolean().notNull().default(false),
    /** The words that the thread was started on. */
    words: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
    /** The newest change that people see: a comment, resolved, reopened. A moved range is none. */
    changedAt: instant().notNull().defaultNow(),
    resolvedAt: instant(),
    resolvedBy: uuid().references(() => people.id),
    /** The version of the draft in which the range of a resolved thread stands. */
    resolvedVersion: integer(),
  },
  (table) => [
    index('comment_threads_open').on(table.articleId).where(sql`${table.resolvedAt} is null`),
    index('comment_threads_resolved').on(table.articleId, table.resolvedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('comment_threads_person').on(table.personId),
    index('comment_threads_resolver').on(table.resolvedBy),
    check(
      'comment_threads_range',
      sql`(${table.fromPosition} is null) = (${table.toPosition} is null) and ${table.fromPosition} < ${table.toPosition}`,
    ),
    check('comment_threads_hero', sql`not ${table.isOnHero} or ${table.fromPosition} is null`),
    check(
      'comment_threads_resolved',
      sql`(${table.resolvedAt} is null) = (${table.resolvedBy} is null) and (${table.resolvedAt} is null) = (${table.resolvedVersion} is null)`,
    ),
  ],
)

/** The comments of a thread, oldest first. A deleted one stays without its text, so that the answers to it can be understood. */
export const comments = pgTable(
  'comments',
  {
    /** Chosen by the page that sends it. */
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    threadId: uuid()
      .notNull()
      .references(() => commentThreads.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    text: text().notNull(),
    /** The people whom it names. */
    mentions: uuid().array().notNull(),
    createdAt: instant().notNull().defaultNow(),
    editedAt: instant(),
    deletedAt: instant(),
  },
  (table) => [
    index('comments_thread').on(table.threadId, table.createdAt, table.id),
    index('comments_article').on(table.articleId),
    index('comments_person').on(table.personId),
    check('comments_deleted', sql`${table.deletedAt} is null or ${table.text} = ''`),
  ],
)
