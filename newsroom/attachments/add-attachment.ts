import { randomUUID } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, or } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { attachments } from '#db/schema/attachments.ts'
import { type AttachmentKind, attachmentFormats, longestCaptions } from '#lib/attachments.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { asFile } from '#newsroom/media/as-file.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { digestOfFile } from '#newsroom/media/digest-of-file.ts'
import { plainFileName } from '#newsroom/media/plain-file-name.ts'
import { attachmentKey } from '#newsroom/media/storage-keys.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { attachmentLimits } from '#newsroom/settings/set-attachment-limits.ts'
import { examineAttachment } from './examine.ts'
import type { AttachmentProblem } from './problems.ts'

/** A file to add: bytes in memory, or a file on disk, which stays where it is. */
export type AttachmentFile = { name: string; path: string } | { name: string; bytes: Uint8Array }

export type Attachment = typeof attachments.$inferSelect

/**
 * Adds a sound, a video, a document or captions. What is stored is the file as it was written anew (examiner.ts), never the upload. The same
 * file again, and one that readers could have got here, is the row that is there.
 */
export async function addAttachment(actor: Actor, file: AttachmentFile): Promise<Outcome<Attachment, AttachmentProblem>> {
  authorise(actor, 'add an attachment')
  return asFile(file, async (path) => {
    const sourceHash = await digestOfFile(path)
    const known = await knownBy(sourceHash)
    if (known) return done(known)
    const made = join(tmpdir(), `galley-${randomUUID()}`)
    try {
      const rewritten = await examineAttachment({ from: path, to: made })
      if (!rewritten.ok) return rewritten
      const { kind } = attachmentFormats[rewritten.value.format]
      const [{ size: uploaded }, { size: bytes }, most] = [await stat(path), await stat(made), await mostBytesOf(kind)]
      if (Math.max(uploaded, bytes) > most) return no('too-big', { most })
      const hash = await digestOfFile(made)
      // The bytes first: a row without its file would be worse than a file without a row, which the sweep deletes.
      await storage().putFile(attachmentKey(hash, rewritten.value.format), made)
      return done(await rowOf(actor, { ...rewritten.value, kind, hash, sourceHash, bytes, name: plainFileName(file.name) || 'file' }))
    } finally {
      await rm(made, { force: true })
    }
  })
}

const mostBytesOf = async (kind: AttachmentKind): Promise<number> =>
  kind === 'captions' ? longestCaptions : (await attachmentLimits())[kind] * 1_000_000

async function knownBy(hash: string): Promise<Attachment | undefined> {
  const [known] = await database()
    .select()
    .from(attachments)
    .where(or(eq(attachments.sourceHash, hash), eq(attachments.hash, hash)))
  return known
}

async function rowOf(actor: Actor, row: Omit<typeof attachments.$inferInsert, 'createdBy'>): Promise<Attachment> {
  return transaction(async (tx) => {
    const [inserted] = await tx
      .insert(attachments)
      .values({ ...row, createdBy: actor.id })
      .onConflictDoNothing()
      .returning()
    if (inserted) {
      const { id, name, hash, kind } = inserted
      await record(tx, actor, 'add-attachment', { kind: 'attachment', id }, { name, hash, kind })
      return inserted
    }
    // Somebody else added the same at the same time, or another file that is the same without what surrounds it.
    const [existing] = await tx
      .select()
      .from(attachments)
      .where(or(eq(attachments.hash, row.hash), eq(attachments.sourceHash, row.sourceHash)))
    if (!existing) throw new Error(`attachment ${row.hash} was neither added nor found`)
    return existing
  })
}
