import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import type { ArchivedStory } from '#newsroom/formats/archive.ts'

/** Puts imported stories under the embargoes of their archive. After their live articles: a story may be live and its next update under embargo. */
export async function restoreEmbargoes(tx: Transaction, fresh: readonly ArchivedStory[]): Promise<void> {
  for (const { id, embargo } of fresh) {
    if (!embargo) continue
    const { until, wall, zone, reason } = embargo
    await tx
      .update(articles)
      .set({ embargoUntil: new Date(until), embargoWall: wall, embargoZone: zone, embargoReason: reason })
      .where(eq(articles.id, id))
  }
}
