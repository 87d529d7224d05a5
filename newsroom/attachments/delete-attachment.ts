import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { attachments } from '#db/schema/attachments.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { attachmentInput } from './input.ts'
import { isAttachmentUsed } from './usage.ts'

/**
 * Puts a sound, video, document or captions that nothing uses into the bin: for 30 days it can be taken back, then it is deleted with its
 * file. 'used': what still has it stands in the library beside it. Deleting again changes nothing and succeeds.
 */
export async function deleteAttachment(person: Person, { id }: z.output<typeof attachmentInput>): Promise<Outcome<{ id: string }, 'used'>> {
  return transaction(async (tx) => {
    const [file] = await tx.select().from(attachments).where(eq(attachments.id, id)).for('update')
    if (!file) throw new NotFound(`attachment ${id}`)
    authorise(person, 'delete an attachment', { mine: file.createdBy === person.id })
    if (file.deletedAt) return done({ id })
    if (await isAttachmentUsed(tx, id)) return no('used')
    await tx.update(attachments).set({ deletedAt: now, deletedBy: person.id }).where(eq(attachments.id, id))
    await record(tx, person, 'delete-attachment', { kind: 'attachment', id }, { name: file.name })
    return done({ id })
  })
}
