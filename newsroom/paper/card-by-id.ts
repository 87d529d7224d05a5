import { eq } from 'drizzle-orm'
import { stories } from '#db/schema/paper.ts'
import { cards, type StoryCard } from './story-card.ts'

/** A live story as lists show it; null when it is not live. */
export async function cardById(articleId: string): Promise<StoryCard | null> {
  const [found] = await cards().where(eq(stories.articleId, articleId))
  return found ?? null
}
