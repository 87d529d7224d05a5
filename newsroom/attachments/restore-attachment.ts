import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { attachments } from '#db/schema/attachments.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { attachmentInput } from './input.ts'

/** Takes a file back from the bin. Taking back what is not in the bin changes nothing and succeeds. */
export async function restoreAttachment(person: Person, { id }: z.output<typeof attachmentInput>): Promise<Outcome<{ id: string }, never>> {
  return transaction(async (tx) => {
    const [file] = await tx.select().from(attachments).where(eq(attachments.id, id)).for('update')
    if (!file) throw new NotFound(`attachment ${id}`)
    authorise(person, 'delete an attachment', { mine: file.createdBy === person.id })
    if (file.deletedAt) await takeBack(tx, person, file)
    return done({ id })
  })
}

/** Takes a locked row out of the bin. */
export async function takeBack(tx: Transaction, actor: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  await tx.update(attachments).set({ deletedAt: null, deletedBy: null }).where(eq(attachments.id, id))
  await record(tx, actor, 'restore-attachment', { kind: 'attachment', id }, { name })
}
