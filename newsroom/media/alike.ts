import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { mostDifferent, partsNear } from './likeness.ts'

/** A picture that looks like another one. */
export type AlikePicture = {
  id: string
  hash: string
  name: string
  state: 'processing' | 'ready' | 'failed'
  width: number
  height: number
  thumbhash: string | null
}

const most = 6

/**
 * Pictures of the library that look like this one, those that are most alike first. Those with a part in common are found along an index
 * (likeness.ts), and only their bits are compared.
 */
export async function alikePictures(person: Person, id: string): Promise<AlikePicture[]> {
  authorise(person, 'see the library')
  const [picture] = await database().select({ likeness: media.likeness }).from(media).where(eq(media.id, id))
  const likeness = picture?.likeness
  if (!likeness) return []
  const differing = sql<number>`bit_count(('x' || ${media.likeness})::bit(64) # ('x' || ${likeness}::text)::bit(64))`
  return database()
    .select({
      id: media.id,
      hash: media.hash,
      name: media.name,
      state: media.state,
      width: media.width,
      height: media.height,
      thumbhash: media.thumbhash,
    })
    .from(media)
    .where(
      and(
        sql`${media.likenessParts} && ${sql.param(partsNear(likeness), media.likenessParts)}`,
        sql`${differing} <= ${mostDifferent}`,
        ne(media.id, id),
        isNull(media.deletedAt),
      ),
    )
    .orderBy(differing, asc(media.id))
    .limit(most)
}
