import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { announcePicture } from './announce-picture.ts'
import type { Description } from './input.ts'
import { isToCome, type RightsMark, rightsMark } from './rights.ts'

/** What is said of a picture; what is left out stays as it was. */
type Told = Pick<Description, 'id'> & Partial<Description>

/**
 * Changes the library's texts, the facts and the focal point of a picture. Stories keep their own copies of the texts. A moved focal point
 * applies to all stories, so the crops are made again. 'not-yet-taken': the day on which it was taken is to come.
 */
export async function describePicture(
  actor: Actor,
  { id, ...description }: Told,
): Promise<Outcome<Told & { rightsMark: RightsMark | null }, 'not-yet-taken'>> {
  return transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, id)).for('update')
    if (!picture) throw new NotFound()
    authorise(actor, 'describe a picture', { mine: picture.createdBy !== null && picture.createdBy === actor.id })
    if (description.takenOn && (await isToCome(tx, description.takenOn))) return no('not-yet-taken')
    const [mark] = await tx.update(media).set(description).where(eq(media.id, id)).returning({ rightsMark: rightsMark() })
    await record(tx, actor, 'describe-picture', { kind: 'media', id }, description)
    const { focalX = picture.focalX, focalY = picture.focalY } = description
    // The column is a float4: a difference below its precision is not a move.
    if (Math.hypot(picture.focalX - focalX, picture.focalY - focalY) > 1e-6) {
      await enqueue(tx, 'renditions', { mediaId: id }, id)
      await announcePicture(tx, id)
    }
    return done({ id, ...description, rightsMark: mark?.rightsMark ?? null })
  })
}
