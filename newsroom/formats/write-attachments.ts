import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Transaction } from '#db/client.ts'
import { attachments } from '#db/schema/attachments.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { attachmentKey } from '#newsroom/media/storage-keys.ts'
import { type ArchivedAttachment, archiveNames } from './archive.ts'

type Write = {
  json: (name: string, thing: unknown) => Promise<void>
  file: (name: string, file: { bytes: number; stream: ReadableStream<Uint8Array> }) => Promise<void>
}

const pageSize = 200
const captions = alias(attachments, 'captions')

/**
 * Writes the sounds, videos, documents and captions of an archive, as readers have them, with what the library says of them. `held`: ids of those that are left out. Returns the
 * names of those whose file is not in the storage.
 */
export async function writeAttachments(tx: Transaction, write: Write, held: ReadonlySet<string>): Promise<string[]> {
  const missing: string[] = []
  for (let after = ''; ; ) {
    const page = await tx
      .select({ file: attachments, captions: captions.hash })
      .from(attachments)
      .leftJoin(captions, eq(captions.id, attachments.captionsId))
      .where(and(gt(attachments.hash, after), isNull(attachments.deletedAt)))
      .orderBy(asc(attachments.hash))
      .limit(pageSize)
    for (const { file: row, captions } of page) {
      const { id, hash, format, name, title, caption, credit, transcript } = row
      if (held.has(id)) continue
      const file = await storage().open(attachmentKey(hash, format))
      if (!file) {
        missing.push(`${name} (${hash})`)
        continue
      }
      await write.json(archiveNames.attachment(hash), {
        hash,
        name,
        ...leaveOutEmpty({ title, caption, credit, transcript, captions }),
      } satisfies ArchivedAttachment)
      await write.file(archiveNames.attachmentFile(hash, format), file)
    }
    after = page.at(-1)?.file.hash ?? ''
    if (page.length < pageSize) return missing
  }
}

const leaveOutEmpty = (words: Record<string, string | null>): Partial<ArchivedAttachment> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text))
