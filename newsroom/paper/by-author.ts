import { and, eq } from 'drizzle-orm'
import { stories, storyBylines } from '#db/schema/paper.ts'
import type { Cursor } from '#lib/cursor.ts'
import type { Language } from '#lib/languages.ts'
import { from, newestFirst, type Page, pageOf } from './newest-first.ts'
import { cards, pageLength } from './story-card.ts'

/** Live stories by an author in one language, newest first. */
export async function byAuthor(authorId: string, language: Language, after: Cursor | null, length = pageLength): Promise<Page> {
  const found = await cards()
    .innerJoin(storyBylines, eq(storyBylines.articleId, stories.articleId))
    .where(and(eq(storyBylines.authorId, authorId), eq(storyBylines.language, language), from(storyBylines, after)))
    .orderBy(...newestFirst(storyBylines))
    .limit(length + 1)
  return pageOf(found, length)
}
