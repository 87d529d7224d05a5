import { desc, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { revisions } from '#db/schema/articles.ts'
import { namesNow } from '#newsroom/taxonomy/names-now.ts'

export type Revision = typeof revisions.$inferSelect

/** The revision that was published last, whether or not it is still live, with what merged names are now. */
export async function latestRevision(reading: Reading, articleId: string): Promise<Revision | undefined> {
  const found = await reading.select().from(revisions).where(eq(revisions.articleId, articleId)).orderBy(desc(revisions.number)).limit(1)
  const [latest] = await namesNow(reading, found)
  return latest
}
