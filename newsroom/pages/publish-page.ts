import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { record } from '#db/record.ts'
import { attachments, pageAttachments } from '#db/schema/attachments.ts'
import { media } from '#db/schema/media.ts'
import { pageMedia, pageRevisions, pageTexts } from '#db/schema/pages.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { listAttachments, listPictures } from '#newsroom/articles/document.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { refusePictures } from '#newsroom/settings/refuse-picture.ts'
import { announcePage } from './announce-page.ts'
import { hideAttachments } from './hide-attachments.ts'
import type { publishPageInput } from './input.ts'
import { lockPage } from './lock-page.ts'

/**
 * Puts the saved text of a page before readers, in one language. A page needs a headline: the footer shows it. 'rights-ended' and
 * 'ask-first' name pictures.
 */
export async function publishPage(
  admin: Actor,
  { pageId, language, seen, agreed = [] }: z.output<typeof publishPageInput>,
): Promise<Outcome<{ version: number }, 'stale' | 'no-headline' | 'rights-ended' | 'ask-first'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const text = await lockPage(tx, pageId, language)
    if (!text || text.version !== seen) return no('stale')
    const { headline, dek, body, version } = text
    if (headline === '') return no('no-headline')
    if (text.revisionId && text.publishedVersion === version) return done({ version })
    const place = { actor: admin, subject: { kind: 'page' as const, id: pageId }, agreed, shown: await shownOn(tx, pageId) }
    const refused = await refusePictures(tx, listPictures(body), place)
    if (refused) return refused
    const [revision] = await tx
      .insert(pageRevisions)
      .values({ pageId, language, headline, dek, body, publishedBy: admin.id })
      .returning({ id: pageRevisions.id })
    await tx
      .update(pageTexts)
      .set({ revisionId: revision?.id, publishedVersion: version })
      .where(and(eq(pageTexts.pageId, pageId), eq(pageTexts.language, language)))
    const pictures = [...(await showPictures(tx, text)), ...(await showAttachments(tx, text))]
    await record(tx, admin, 'publish-page', { kind: 'page', id: pageId }, { language, headline, revision: revision?.id })
    await announcePage(tx, pageId, language, pictures)
    return done({ version })
  })
}

/** The pictures that readers see on the page, in whatever language. */
async function shownOn(tx: Transaction, pageId: string): Promise<string[]> {
  const rows = await tx.select({ mediaId: pageMedia.mediaId }).from(pageMedia).where(eq(pageMedia.pageId, pageId))
  return rows.map(({ mediaId }) => mediaId)
}

/** Notes which pictures readers see on the page. Returns those that were or are among them. */
async function showPictures(tx: Transaction, { pageId, language, body }: typeof pageTexts.$inferSelect): Promise<string[]> {
  const ids = listPictures(body)
  const known = ids.length > 0 ? await tx.select({ mediaId: media.id }).from(media).where(isAmong(media.id, ids)) : []
  const before = await tx
    .delete(pageMedia)
    .where(and(eq(pageMedia.pageId, pageId), eq(pageMedia.language, language)))
    .returning({ mediaId: pageMedia.mediaId })
  if (known.length > 0) await tx.insert(pageMedia).values(known.map(({ mediaId }) => ({ pageId, language, mediaId })))
  return [...before, ...known].map(({ mediaId }) => tags.media(mediaId))
}

/** The same of sounds, videos and documents. */
async function showAttachments(tx: Transaction, { pageId, language, body }: typeof pageTexts.$inferSelect): Promise<string[]> {
  const ids = listAttachments(body)
  const known = ids.length > 0 ? await tx.select({ id: attachments.id }).from(attachments).where(isAmong(attachments.id, ids)) : []
  const before = await hideAttachments(tx, pageId, language)
  if (known.length > 0) await tx.insert(pageAttachments).values(known.map(({ id }) => ({ pageId, language, attachmentId: id })))
  return [...before, ...known.map(({ id }) => tags.attachment(id))]
}
