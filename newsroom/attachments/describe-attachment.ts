import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { attachments } from '#db/schema/attachments.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { describeAttachmentInput } from './input.ts'

export type ToldOfAttachment = z.output<typeof describeAttachmentInput>

/**
 * Changes the library's title, caption, credit, transcript and captions of a file. Stories keep their own copies. 'no-captions': what was
 * given is no captions file of the library, or the file is no video.
 */
export async function describeAttachment(
  actor: Actor,
  { id, ...told }: ToldOfAttachment,
): Promise<Outcome<ToldOfAttachment, 'no-captions'>> {
  return transaction(async (tx) => {
    const [file] = await tx.select().from(attachments).where(eq(attachments.id, id)).for('update')
    if (!file) throw new NotFound(`attachment ${id}`)
    authorise(actor, 'describe an attachment', { mine: file.createdBy !== null && file.createdBy === actor.id })
    if (told.captionsId && !(file.kind === 'video' && (await areCaptions(tx, told.captionsId)))) return no('no-captions')
    const changed = Object.fromEntries(
      Object.entries(told).filter(([name, now]) => now !== undefined && now !== file[name as keyof typeof told]),
    )
    if (Object.keys(changed).length === 0) return done({ id, ...told })
    await tx.update(attachments).set(changed).where(eq(attachments.id, id))
    await record(tx, actor, 'describe-attachment', { kind: 'attachment', id }, forAudit(changed))
    return done({ id, ...told })
  })
}

/** A transcript may have 100,000 characters, and the audit is kept for ever: its beginning tells which it was. */
const forAudit = <Changed extends { transcript?: string | undefined }>(changed: Changed): Changed =>
  changed.transcript === undefined ? changed : { ...changed, transcript: changed.transcript.slice(0, 200) }

/** Locked, so that nobody deletes them meanwhile. */
async function areCaptions(tx: Transaction, id: string): Promise<boolean> {
  const [captions] = await tx.select().from(attachments).where(eq(attachments.id, id)).for('share')
  return captions?.kind === 'captions' && captions.deletedAt === null
}
