import { eq } from 'drizzle-orm'
import { stories } from '#db/schema/paper.ts'
import { cards, type StoryCard } from './story-card.ts'

/** A live story as a list shows it. Null when it is not in the paper. */
export async function cardById(articleId: string): Promise<StoryCard | null> {
  const [found] = await cards().where(eq(stories.articleId, articleId))
  return found ?? null
}
