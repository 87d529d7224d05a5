import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import type { AuditSubject } from '#db/schema/record.ts'
import { no, type Refused } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { isEnded } from './rights-day.ts'

/** A picture whose holder is to be asked, for the screen on which somebody says that they agreed. */
export type AskedPicture = { mediaId: string; picture: string; holder: string }

/**
 * Where pictures are to stand. `agreed`: the ids of those whose holders agreed to that, as whoever puts them there says. `shown`: of those
 * that readers find there already, about which nobody is asked again.
 */
type Place = { actor: Actor; subject: { kind: AuditSubject; id?: string }; agreed: readonly string[]; shown?: readonly string[] }

/**
 * Why these pictures may not be put where readers find them outside a story: the rights to some ran out, or the holders of some (`asked` in
 * the detail) must be asked and nobody says that they agreed. Null: they may, and the audit has who said what. So ask this last.
 */
export async function refusePictures(
  tx: Transaction,
  mediaIds: readonly string[],
  { actor, subject, agreed, shown = [] }: Place,
): Promise<Refused<'rights-ended' | 'ask-first'> | null> {
  if (mediaIds.length === 0) return null
  const rows = await tx
    .select({ mediaId: media.id, picture: media.name, holder: media.rightsHolder, isEnded: isEnded(), askFirst: media.askFirst })
    .from(media)
    .where(isAmong(media.id, mediaIds))
    .orderBy(media.name, media.id)
  const ended = rows.filter((row) => row.isEnded)
  if (ended.length > 0) return no('rights-ended', { pictures: ended.map(({ picture }) => picture) })
  const asking = rows
    .filter(({ mediaId, askFirst }) => askFirst && !shown.includes(mediaId))
    .map(({ mediaId, picture, holder }): AskedPicture => ({ mediaId, picture, holder }))
  const asked = asking.filter(({ mediaId }) => !agreed.includes(mediaId))
  if (asked.length > 0) return no('ask-first', { asked })
  for (const { mediaId, picture, holder } of asking)
    await record(tx, actor, 'allow-picture', subject, { picture: mediaId, name: picture, holder })
  return null
}

/** The same of one picture, which the library must have and be able to read. */
export async function refusePicture(
  tx: Transaction,
  mediaId: string,
  place: Place,
): Promise<Refused<'no-such-picture' | 'rights-ended' | 'ask-first'> | null> {
  const [found] = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.id, mediaId), ne(media.state, 'failed')))
  return found ? await refusePictures(tx, [mediaId], place) : no('no-such-picture')
}
