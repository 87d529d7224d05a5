import { asc } from 'drizzle-orm'
import { database, type Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { media, renditions } from '#db/schema/media.ts'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'

/** Pictures in the shape of readers' pages, public or not. Who may see them is the caller's question. */
export async function picturesForStaff(ids: readonly string[], reading: Reading = database()): Promise<Map<string, PaperPicture>> {
  if (ids.length === 0) return new Map()
  const rows = await reading
    .select({
      mediaId: media.id,
      hash: media.hash,
      width: media.width,
      height: media.height,
      focalX: media.focalX,
      focalY: media.focalY,
      thumbhash: media.thumbhash,
    })
    .from(media)
    .where(isAmong(media.id, ids))
  const files = await reading
    .select({
      mediaId: renditions.mediaId,
      shape: renditions.shape,
      mark: renditions.mark,
      width: renditions.width,
      height: renditions.height,
      format: renditions.format,
    })
    .from(renditions)
    .where(isAmong(renditions.mediaId, ids))
    .orderBy(asc(renditions.width))
  return new Map(
    rows.map((row) => [
      row.mediaId,
      { ...row, files: files.filter(({ mediaId }) => mediaId === row.mediaId).map(({ mediaId: _, ...file }) => file) },
    ]),
  )
}
