import { asc, eq, isNull } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { storage } from './configured-storage.ts'
import { examineLikeness } from './examine.ts'
import { partsOf } from './likeness.ts'
import { originalKey } from './storage-keys.ts'

/** A run of the worker's job looks at so many. */
const atOnce = 100

/** Says of pictures that were added by an older Galley what they look like. One that cannot be opened counts as one without pattern. */
export async function fillLikeness(): Promise<number> {
  const rows = await database()
    .select({ id: media.id, hash: media.hash })
    .from(media)
    .where(isNull(media.likeness))
    .orderBy(asc(media.id))
    .limit(atOnce)
  for (const { id, hash } of rows) {
    const bytes = await storage().get(originalKey(hash))
    const likeness = (bytes && (await examineLikeness(bytes))) ?? ''
    await database()
      .update(media)
      .set({ likeness, likenessParts: partsOf(likeness) })
      .where(eq(media.id, id))
  }
  return rows.length
}
