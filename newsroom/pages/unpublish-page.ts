import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { pageMedia, pageTexts } from '#db/schema/pages.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { announcePage } from './announce-page.ts'
import { hideAttachments } from './hide-attachments.ts'
import type { unpublishPageInput } from './input.ts'
import { lockPage } from './lock-page.ts'

/** Takes a page away from readers, in one language. Its text stays, and can be published again. */
export async function unpublishPage(
  admin: Actor,
  { pageId, language }: z.output<typeof unpublishPageInput>,
): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const text = await lockPage(tx, pageId, language)
    if (!text?.revisionId) return done(null)
    await tx
      .update(pageTexts)
      .set({ revisionId: null, publishedVersion: null })
      .where(and(eq(pageTexts.pageId, pageId), eq(pageTexts.language, language)))
    const shown = await tx
      .delete(pageMedia)
      .where(and(eq(pageMedia.pageId, pageId), eq(pageMedia.language, language)))
      .returning({ mediaId: pageMedia.mediaId })
    const files = await hideAttachments(tx, pageId, language)
    await record(tx, admin, 'unpublish-page', { kind: 'page', id: pageId }, { language })
    await announcePage(tx, pageId, language, [...shown.map(({ mediaId }) => tags.media(mediaId)), ...files])
    return done(null)
  })
}
