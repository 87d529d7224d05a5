import { randomUUID } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, or } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
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
import { takeBack } from './restore-attachment.ts'

/** A file to add: bytes in memory, or a file on disk, which stays where it is. */
export type AttachmentFile = { name: string; path: string } | { name: string; bytes: Uint8Array }

export type Attachment = typeof attachments.$inferSelect
export type AddedAttachment = Attachment & { already: boolean }

/** What another newsroom said of it. It fills what a new row says; a row that is there keeps its words. */
export type KnownOfAttachment = Partial<Pick<Attachment, 'title' | 'caption' | 'credit' | 'transcript'>>

/**
 * Adds a sound, a video, a document or captions. What is stored is the file as it was written anew (examiner.ts), never the upload. The same
 * file again, and one that readers could have got here, is the row that is there, `already`; it is taken back from the bin.
 */
export async function addAttachment(
  actor: Actor,
  file: AttachmentFile,
  known: KnownOfAttachment = {},
): Promise<Outcome<AddedAttachment, AttachmentProblem>> {
  authorise(actor, 'add an attachment')
  return asFile(file, async (path) => {
    const sourceHash = await digestOfFile(path)
    const there = await transaction((tx) => takeKnown(tx, actor, { hash: sourceHash, sourceHash }))
    if (there) return done(there)
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
      const name = plainFileName(file.name) || 'file'
      return done(await rowOf(actor, { ...rewritten.value, ...known, kind, hash, sourceHash, bytes, name }))
    } finally {
      await rm(made, { force: true })
    }
  })
}

const mostBytesOf = async (kind: AttachmentKind): Promise<number> =>
  kind === 'captions' ? longestCaptions : (await attachmentLimits())[kind] * 1_000_000

type Digests = Pick<Attachment, 'hash' | 'sourceHash'>

/** The row that was made of the same bytes, or whose file they are. */
async function takeKnown(tx: Transaction, actor: Actor, { hash, sourceHash }: Digests): Promise<AddedAttachment | undefined> {
  const [known] = await tx
    .select()
    .from(attachments)
    .where(or(eq(attachments.sourceHash, sourceHash), eq(attachments.hash, hash)))
    .for('update')
  if (!known) return undefined
  if (known.deletedAt) await takeBack(tx, actor, known)
  return { ...known, deletedAt: null, deletedBy: null, already: true }
}

async function rowOf(actor: Actor, row: Omit<typeof attachments.$inferInsert, 'createdBy'>): Promise<AddedAttachment> {
  return transaction(async (tx) => {
    const [inserted] = await tx
      .insert(attachments)
      .values({ ...row, createdBy: actor.id })
      .onConflictDoNothing()
      .returning()
    if (inserted) {
      const { id, name, hash, kind } = inserted
      await record(tx, actor, 'add-attachment', { kind: 'attachment', id }, { name, hash, kind })
      return { ...inserted, already: false }
    }
    // Somebody else added the same at the same time, or another file that is the same without what surrounds it.
    const existing = await takeKnown(tx, actor, row)
    if (!existing) throw new Error(`attachment ${row.hash} was neither added nor found`)
    return existing
  })
}
