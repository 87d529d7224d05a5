import { and, eq } from 'drizzle-orm'
import { stories } from '#db/schema/paper.ts'
import type { Cursor } from '#lib/cursor.ts'
import type { Language } from '#lib/languages.ts'
import { from, newestFirst, type Page, pageOf } from './newest-first.ts'
import { cards, pageLength } from './story-card.ts'

/** Live stories of a section in one language, newest first. */
export async function inSection(sectionId: string, language: Language, after: Cursor | null, length = pageLength): Promise<Page> {
  const found = await cards()
    .where(and(eq(stories.sectionId, sectionId), eq(stories.language, language), from(stories, after)))
    .orderBy(...newestFirst(stories))
    .limit(length + 1)
  return pageOf(found, length)
}
