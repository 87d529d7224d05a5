import { and, eq, ne } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { media } from '#db/schema/media.ts'

/** Whether the library has it, and could read its file. */
export async function isPicture(reading: Reading, mediaId: string): Promise<boolean> {
  const [found] = await reading
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.id, mediaId), ne(media.state, 'failed')))
  return found !== undefined
}
