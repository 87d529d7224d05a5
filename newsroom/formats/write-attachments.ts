import { asc, gt } from 'drizzle-orm'
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

/**
 * Writes the sounds, videos, documents and captions of an archive, as readers have them. `held`: ids of those that are left out. Returns the
 * names of those whose file is not in the storage.
 */
export async function writeAttachments(tx: Transaction, write: Write, held: ReadonlySet<string>): Promise<string[]> {
  const missing: string[] = []
  for (let after = ''; ; ) {
    const page = await tx.select().from(attachments).where(gt(attachments.hash, after)).orderBy(asc(attachments.hash)).limit(pageSize)
    for (const { id, hash, format, name } of page) {
      if (held.has(id)) continue
      const file = await storage().open(attachmentKey(hash, format))
      if (!file) {
        missing.push(`${name} (${hash})`)
        continue
      }
      await write.json(archiveNames.attachment(hash), { hash, name } satisfies ArchivedAttachment)
      await write.file(archiveNames.attachmentFile(hash, format), file)
    }
    after = page.at(-1)?.hash ?? ''
    if (page.length < pageSize) return missing
  }
}
