import { and, eq } from 'drizzle-orm'
import { stories, storyTopics } from '#db/schema/paper.ts'
import type { Cursor } from '#lib/cursor.ts'
import type { Language } from '#lib/languages.ts'
import { from, newestFirst, type Page, pageOf } from './newest-first.ts'
import { cards, pageLength } from './story-card.ts'

/** Live stories on a topic in one language, newest first. */
export async function onTopic(topicId: string, language: Language, after: Cursor | null, length = pageLength): Promise<Page> {
  const found = await cards()
    .innerJoin(storyTopics, eq(storyTopics.articleId, stories.articleId))
    .where(and(eq(storyTopics.topicId, topicId), eq(storyTopics.language, language), from(storyTopics, after)))
    .orderBy(...newestFirst(storyTopics))
    .limit(length + 1)
  return pageOf(found, length)
}
