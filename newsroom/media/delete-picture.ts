import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { pictureInput } from './input.ts'
import { isUsed } from './usage.ts'

/**
 * Puts a picture that nothing uses into the bin: for 30 days it can be taken back, then it is deleted with its files. 'used': what still
 * shows it stands in the library beside it. Deleting again changes nothing and succeeds.
 */
export async function deletePicture(person: Person, { id }: z.output<typeof pictureInput>): Promise<Outcome<{ id: string }, 'used'>> {
  return transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, id)).for('update')
    if (!picture) throw new NotFound(`picture ${id}`)
    authorise(person, 'delete a picture', { mine: picture.createdBy === person.id })
    if (picture.deletedAt) return done({ id })
    if (await isUsed(tx, id)) return no('used')
    await tx.update(media).set({ deletedAt: now, deletedBy: person.id }).where(eq(media.id, id))
    await record(tx, person, 'delete-picture', { kind: 'media', id }, { name: picture.name })
    return done({ id })
  })
}
