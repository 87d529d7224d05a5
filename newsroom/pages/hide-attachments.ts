import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { pageAttachments } from '#db/schema/attachments.ts'
import type { Language } from '#lib/languages.ts'
import { tags } from '#lib/tags.ts'

/** Takes the sounds, videos and documents of a page from readers, in one language. Returns their tags. */
export async function hideAttachments(tx: Transaction, pageId: string, language: Language): Promise<string[]> {
  const before = await tx
    .delete(pageAttachments)
    .where(and(eq(pageAttachments.pageId, pageId), eq(pageAttachments.language, language)))
    .returning({ id: pageAttachments.attachmentId })
  return before.map(({ id }) => tags.attachment(id))
}
