import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { articles, draftSteps, drafts, suggestions } from './articles.ts'
import { instant } from './columns.ts'
import type { comments, commentThreads } from './comments.ts'
import { people } from './people.ts'
import type { schedules } from './schedules.ts'
import type { storyPoints } from './templates.ts'
import type { draftVersions } from './versions.ts'

/**
 * Discarded drafts, complete, so that they can be restored for 30 days. Their rows in the other tables are deleted, so that no other query
 * has to exclude them.
 */
export const discardedArticles = pgTable(
  'discarded_articles',
  {
    articleId: uuid().primaryKey(),
    headline: text().notNull(),
    story: jsonb().$type<DiscardedStory>().notNull(),
    createdBy: uuid().references(() => people.id),
    discardedBy: uuid()
      .notNull()
      .references(() => people.id),
    discardedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('discarded_articles_newest').on(table.discardedAt.desc().nullsFirst(), table.articleId.desc().nullsFirst()),
    index('discarded_articles_creator').on(table.createdBy, table.discardedAt.desc().nullsFirst(), table.articleId.desc().nullsFirst()),
    index('discarded_articles_threads').using('gin', sql`jsonb_path_query_array(${table.story}, '$.threads[*].id')`),
    index('discarded_articles_comments').using('gin', sql`jsonb_path_query_array(${table.story}, '$.comments[*].id')`),
  ],
)

/**
 * The rows of a draft as JSON: instants as text (ISO 8601). Topics include their slugs for the release before, which finds a merged topic by it. Old slugs
 * and paths are those of imported stories.
 */
export type DiscardedStory = {
  article: AsJson<typeof articles.$inferSelect>
  draft: AsJson<typeof drafts.$inferSelect>
  bylines: string[]
  topics: { id: string; slug: string }[]
  sharedWith: string[]
  log?: AsJson<typeof draftSteps.$inferSelect>[]
  suggestions?: AsJson<typeof suggestions.$inferSelect>[]
  versions?: AsJson<typeof draftVersions.$inferSelect>[]
  schedules?: AsJson<typeof schedules.$inferSelect>[]
  threads?: AsJson<typeof commentThreads.$inferSelect>[]
  comments?: AsJson<typeof comments.$inferSelect>[]
  points?: AsJson<typeof storyPoints.$inferSelect>[]
  oldSlugs?: string[]
  oldPaths?: string[]
}

type AsJson<Row> = { [Column in keyof Row]: Row[Column] extends Date ? string : Date extends Row[Column] ? string | null : Row[Column] }
