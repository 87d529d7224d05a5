import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { no, type Refused } from '#lib/outcome.ts'
import { isEnded } from './rights-day.ts'

/**
 * Why a picture may not stand for the house or for an author: the library does not have it or could not read its file, or its rights ran out.
 * Null: it may. The detail of 'rights-ended' names the picture.
 */
export async function refusePicture(reading: Reading, mediaId: string): Promise<Refused<'no-such-picture' | 'rights-ended'> | null> {
  const [found] = await reading
    .select({ name: media.name, isEnded: isEnded() })
    .from(media)
    .where(and(eq(media.id, mediaId), ne(media.state, 'failed')))
  if (!found) return no('no-such-picture')
  return found.isEnded ? no('rights-ended', { pictures: [found.name] }) : null
}

/** The file names of the pictures whose rights ran out, among these. */
export async function endedAmong(reading: Reading, mediaIds: readonly string[]): Promise<string[]> {
  if (mediaIds.length === 0) return []
  const rows = await reading
    .select({ name: media.name })
    .from(media)
    .where(and(inArray(media.id, [...mediaIds]), isEnded()))
    .orderBy(media.name)
  return rows.map(({ name }) => name)
}
