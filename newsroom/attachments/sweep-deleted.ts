import { asc, eq, lte, sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { attachments } from '#db/schema/attachments.ts'
import { machine } from '#newsroom/people/person.ts'
import { takeBack } from './restore-attachment.ts'
import { isAttachmentUsed } from './usage.ts'

const worker = machine('worker')
const atOnce = 200
const monthAgo = sql`now() - interval '30 days'`

/**
 * Deletes sounds, videos, documents and captions that were put into the bin 30 days ago or earlier; sweepFiles then deletes their files.
 * What something has again, because a story of the history was restored, is taken out of the bin instead.
 */
export async function sweepDeletedAttachments(): Promise<void> {
  for (;;) {
    const due = await database()
      .select({ id: attachments.id })
      .from(attachments)
      .where(lte(attachments.deletedAt, monthAgo))
      .orderBy(asc(attachments.deletedAt), asc(attachments.id))
      .limit(atOnce)
    for (const { id } of due) await sweepAttachment(id)
    if (due.length < atOnce) return
  }
}

async function sweepAttachment(id: string): Promise<void> {
  await transaction(async (tx) => {
    const [file] = await tx.select().from(attachments).where(eq(attachments.id, id)).for('update')
    if (!file?.deletedAt) return
    if (await isAttachmentUsed(tx, id)) return takeBack(tx, worker, file)
    await tx.delete(attachments).where(eq(attachments.id, id))
    await record(tx, worker, 'purge-attachment', { kind: 'attachment', id }, { name: file.name })
  })
}
