import { and, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { type Cursor, writeCursor } from '#lib/cursor.ts'
import type { FeedCard } from './front-page.ts'
import { pageLength, type StoryCard } from './story-card.ts'

export type Page = { stories: (StoryCard & Partial<Pick<FeedCard, 'pinned' | 'size'>>)[]; next: string | null }

type Dated = { firstPublishedAt: PgColumn; articleId: PgColumn }

/** The order of every list except the feed, and the condition for the place where a page begins. */
export const newestFirst = (by: Dated) => [desc(by.firstPublishedAt), desc(by.articleId)]
export const from = (by: Dated, after: Cursor | null): SQL | undefined =>
  after ? and(sql`(${by.firstPublishedAt}, ${by.articleId}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`) : undefined

/** A page from one story more than it shows; the extra one means that there is a next page. */
export function pageOf(found: StoryCard[], length = pageLength): Page {
  const stories = found.slice(0, length)
  const last = stories.at(-1)
  const more = found.length > length && last
  return { stories, next: more ? writeCursor({ at: last.firstPublishedAt, id: last.articleId }) : null }
}
