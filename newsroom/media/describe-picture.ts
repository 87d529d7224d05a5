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
 * Changes what the library says of a picture, and the place of it that no cut may lose. Stories keep the words they were
 * given; a moved focal point holds for all of them, so its cuts are made anew.
 */
export async function describePicture(actor: Actor, { id, ...said }: Description): Promise<Outcome<Description, never>> {
  return transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, id)).for('update')
    if (!picture) throw new NotFound()
    authorise(actor, 'describe a picture', { mine: picture.createdBy !== null && picture.createdBy === actor.id })
    await tx.update(media).set(said).where(eq(media.id, id))
    await record(tx, actor, 'describe-picture', { kind: 'media', id }, said)
    // The column is a real: what differs by less than its precision has not moved.
    if (Math.hypot(picture.focalX - said.focalX, picture.focalY - said.focalY) > 1e-6) {
      await enqueue(tx, 'renditions', { mediaId: id }, id)
      await announcePicture(tx, id)
    }
    return done({ id, ...said })
  })
}
