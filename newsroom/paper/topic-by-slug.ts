import { eq } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicTopics } from '#db/schema/paper.ts'

/** A topic as its page shows it; null when there is none. */
export async function topicBySlug(slug: string) {
  const [found] = await paperDatabase()
    .select({ id: publicTopics.id, slug: publicTopics.slug, name: publicTopics.name })
    .from(publicTopics)
    .where(eq(publicTopics.slug, slug))
  return found ?? null
}
