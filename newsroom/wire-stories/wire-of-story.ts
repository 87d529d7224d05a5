import { eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { wireItems } from '#db/schema/wire.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** What the wire says of a story that was made of it. `isNewer`: its source changed it since. `recall`: its source said that it must not be used. */
export type WireOfStory = { itemId: string; isNewer: boolean; recall: string | null }

/** Null: the story is not of the wire. Whoever sees the wire may know of it, whatever they see of the story. */
export async function wireOfStory(person: Person, articleId: string): Promise<WireOfStory | null> {
  authorise(person, 'see the wire')
  const [row] = await database()
    .select({
      itemId: wireItems.id,
      isNewer: sql<boolean>`${wireItems.version} > ${wireItems.madeVersion}`,
      isRecalled: sql<boolean>`${wireItems.recalledAt} is not null`,
      recall: wireItems.recall,
    })
    .from(wireItems)
    .where(eq(wireItems.articleId, articleId))
    .limit(1)
  return row ? { itemId: row.itemId, isNewer: row.isNewer, recall: row.isRecalled ? (row.recall ?? '') : null } : null
}
