import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { announcePicture } from './announce-picture.ts'
import type { Description } from './input.ts'

/**
 * Changes the library's texts and the focal point of a picture. Stories keep their own copies of the texts. A moved focal point applies to
 * all stories, so the crops are made again.
 */
export async function describePicture(actor: Actor, { id, ...description }: Description): Promise<Outcome<Description, never>> {
  return transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, id)).for('update')
    if (!picture) throw new NotFound()
    authorise(actor, 'describe a picture', { mine: picture.createdBy !== null && picture.createdBy === actor.id })
    await tx.update(media).set(description).where(eq(media.id, id))
    await record(tx, actor, 'describe-picture', { kind: 'media', id }, description)
    // The column is a float4: a difference below its precision is not a move.
    if (Math.hypot(picture.focalX - description.focalX, picture.focalY - description.focalY) > 1e-6) {
      await enqueue(tx, 'renditions', { mediaId: id }, id)
      await announcePicture(tx, id)
    }
    return done({ id, ...description })
  })
}
