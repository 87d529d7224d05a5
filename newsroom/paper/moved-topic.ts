import { eq } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { movedTopics } from '#db/schema/paper.ts'

/** The topic to which a merged one's address leads. A topic that has the address itself goes before it (`topicBySlug`). */
export async function findMovedTopic(slug: string) {
  const [found] = await paperDatabase()
    .select({ id: movedTopics.topicId, slug: movedTopics.currentSlug })
    .from(movedTopics)
    .where(eq(movedTopics.slug, slug))
  return found ?? null
}
