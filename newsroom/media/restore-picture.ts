import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { pictureInput } from './input.ts'

/** Takes a picture back from the bin. Taking back what is not in the bin changes nothing and succeeds. */
export async function restorePicture(person: Person, { id }: z.output<typeof pictureInput>): Promise<Outcome<{ id: string }, never>> {
  return transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, id)).for('update')
    if (!picture) throw new NotFound(`picture ${id}`)
    authorise(person, 'delete a picture', { mine: picture.createdBy === person.id })
    if (!picture.deletedAt) return done({ id })
    await tx.update(media).set({ deletedAt: null, deletedBy: null }).where(eq(media.id, id))
    await record(tx, person, 'restore-picture', { kind: 'media', id }, { name: picture.name })
    return done({ id })
  })
}
