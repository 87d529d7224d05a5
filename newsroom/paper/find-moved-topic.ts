import { eq } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { movedTopics } from '#db/schema/paper.ts'

/** The topic that a merged topic's slug redirects to. Call `topicBySlug` first: an existing topic with this slug takes precedence. */
export async function findMovedTopic(slug: string) {
  const [found] = await paperDatabase()
    .select({ id: movedTopics.topicId, slug: movedTopics.currentSlug })
    .from(movedTopics)
    .where(eq(movedTopics.slug, slug))
  return found ?? null
}
