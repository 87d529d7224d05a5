import { eq } from 'drizzle-orm'
import { stories } from '#db/schema/paper.ts'
import { cards } from '#newsroom/paper/story-card.ts'
import { mostText, type SyndicatedStory, withTexts } from '#newsroom/syndication/find-syndicated.ts'

/** A live story with its text; null when readers have none with this id. */
export async function findStory(articleId: string): Promise<SyndicatedStory | null> {
  const [story] = await withTexts(await cards().where(eq(stories.articleId, articleId)), mostText)
  return story ?? null
}
