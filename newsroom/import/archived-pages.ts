import { max } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { pageAttachments } from '#db/schema/attachments.ts'
import { pageMedia, pageRevisions, pages, pageTexts } from '#db/schema/pages.ts'
import { cleanDocument } from '#newsroom/articles/clean-document.ts'
import { isDocument, listAttachments, listPictures } from '#newsroom/articles/document.ts'
import { type ArchivedPage, renameFiles } from '#newsroom/formats/archive.ts'
import { type Moved, notInFuture } from './archived-stories.ts'

type Pictures = Moved['pictures']
type ArchivedText = ArchivedPage['texts'][number]

/** Takes the pages of an archive in. A page whose address is taken here stays out; so does a text that is none. */
export async function takePages(tx: Transaction, given: readonly ArchivedPage[], pictures: Pictures): Promise<void> {
  for (const { slug, kind, texts } of given) {
    const [{ last = null } = {}] = await tx.select({ last: max(pages.position) }).from(pages)
    const [page] = await tx
      .insert(pages)
      .values({ slug, kind, position: (last ?? -1) + 1 })
      .onConflictDoNothing({ target: pages.slug })
      .returning({ id: pages.id })
    if (page) for (const text of texts) await takeText(tx, page.id, text, pictures)
  }
}

async function takeText(tx: Transaction, pageId: string, { language, draft, published }: ArchivedText, pictures: Pictures): Promise<void> {
  const own = readText(draft, pictures)
  const live = published && readText(published.text, pictures)
  if (!own) return
  const [revision] = live
    ? await tx
        .insert(pageRevisions)
        .values({ pageId, language, ...live, publishedAt: notInFuture(published.at) })
        .returning({ id: pageRevisions.id })
    : []
  const isSame = JSON.stringify(own) === JSON.stringify(live)
  const versions = { version: isSame || !live ? 1 : 2, publishedVersion: live ? 1 : null, revisionId: revision?.id ?? null }
  await tx.insert(pageTexts).values({ pageId, language, ...own, ...versions })
  const shown = live ? listPictures(live.body) : []
  const files = live ? [...new Set(listAttachments(live.body))] : []
  if (files.length > 0) await tx.insert(pageAttachments).values(files.map((attachmentId) => ({ pageId, language, attachmentId })))
  if (shown.length > 0) await tx.insert(pageMedia).values([...new Set(shown)].map((mediaId) => ({ pageId, language, mediaId })))
}

/** Null for what is no text. */
function readText({ headline, dek, body }: ArchivedText['draft'], pictures: Pictures) {
  const renamed = Array.isArray(body?.content) ? renameFiles(body, (hash) => pictures.get(hash)) : null
  return renamed && isDocument(renamed) ? { headline, dek, body: cleanDocument(renamed) } : null
}
