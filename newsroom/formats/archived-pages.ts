import { asc, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { attachments } from '#db/schema/attachments.ts'
import { media } from '#db/schema/media.ts'
import { pageRevisions, pages, pageTexts } from '#db/schema/pages.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { listAttachments, listPictures } from '#newsroom/articles/document.ts'
import { type ArchivedPage, renameFiles } from './archive.ts'

/** The pages of the house as an archive has them, in the order of the footer. */
export async function archivedPages(reading: Reading): Promise<ArchivedPage[]> {
  const rows = await reading
    .select({ id: pages.id, slug: pages.slug, kind: pages.kind, text: pageTexts, revision: pageRevisions })
    .from(pages)
    .leftJoin(pageTexts, eq(pageTexts.pageId, pages.id))
    .leftJoin(pageRevisions, eq(pageRevisions.id, pageTexts.revisionId))
    .orderBy(asc(pages.position), asc(pages.slug), asc(pageTexts.language))
  const hashes = await hashesOf(
    reading,
    rows.flatMap(({ text, revision }) => [text?.body, revision?.body].flatMap((body) => (body ? [body] : []))),
  )
  const textOf = ({ headline, dek, body }: { headline: string; dek: string; body: ArticleDocument }) => ({
    ...{ headline, dek },
    body: renameFiles(body, (id) => hashes.get(id)),
  })
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((texts) => {
    const [page] = texts
    if (!page) return []
    const found = texts.flatMap(({ text, revision }) =>
      text
        ? [
            {
              language: text.language,
              draft: textOf(text),
              published: revision && { at: revision.publishedAt.toISOString(), text: textOf(revision) },
            },
          ]
        : [],
    )
    return [{ slug: page.slug, kind: page.kind, texts: found }]
  })
}

async function hashesOf(reading: Reading, bodies: readonly ArticleDocument[]): Promise<Map<string, string>> {
  const ids = bodies.flatMap((body) => listPictures(body))
  const files = bodies.flatMap((body) => listAttachments(body))
  if (ids.length + files.length === 0) return new Map()
  const rows = await reading
    .select({ id: media.id, hash: media.hash })
    .from(media)
    .where(isAmong(media.id, new Set(ids)))
    .unionAll(
      reading
        .select({ id: attachments.id, hash: attachments.hash })
        .from(attachments)
        .where(isAmong(attachments.id, new Set(files))),
    )
  return new Map(rows.map(({ id, hash }) => [id, hash]))
}
