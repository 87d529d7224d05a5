import { and, asc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { pages, pageTexts } from '#db/schema/pages.ts'
import type { Language } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'
import { emptyDocument } from '#newsroom/articles/document.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** `live`: readers have it; `isChanged`: they do not have the newest. */
export type DeskPageText = { language: Language; headline: string; isLive: boolean; isChanged: boolean }
export type DeskPage = { id: string; slug: string; kind: 'text' | 'staff'; texts: DeskPageText[] }

/** All pages of the house, in the order of the footer. */
export async function deskPages(admin: Person): Promise<DeskPage[]> {
  authorise(admin, 'change settings')
  const found = await database().select().from(pages).orderBy(asc(pages.position), asc(pages.slug))
  const texts = await database()
    .select({
      pageId: pageTexts.pageId,
      language: pageTexts.language,
      headline: pageTexts.headline,
      version: pageTexts.version,
      publishedVersion: pageTexts.publishedVersion,
    })
    .from(pageTexts)
    .orderBy(asc(pageTexts.language))
  return found.map(({ id, slug, kind }) => ({
    ...{ id, slug, kind },
    texts: texts
      .filter(({ pageId }) => pageId === id)
      .map(({ language, headline, version, publishedVersion }) => ({
        ...{ language, headline },
        isLive: publishedVersion !== null,
        isChanged: publishedVersion !== null && publishedVersion !== version,
      })),
  }))
}

export type WrittenPage = Pick<DeskPage, 'id' | 'slug' | 'kind'> & {
  text: DraftText
  version: number
  publishedVersion: number | null
}

/** A page in one language, to write it. Throws NotFound. */
export async function pageFor(admin: Person, pageId: string, language: Language): Promise<WrittenPage> {
  authorise(admin, 'change settings')
  const [page] = await database()
    .select({ id: pages.id, slug: pages.slug, kind: pages.kind, text: pageTexts })
    .from(pages)
    .leftJoin(pageTexts, and(eq(pageTexts.pageId, pages.id), eq(pageTexts.language, language)))
    .where(eq(pages.id, pageId))
  if (!page) throw new NotFound(`page ${pageId}`)
  const { id, slug, kind, text } = page
  return {
    ...{ id, slug, kind },
    text: { headline: text?.headline ?? '', dek: text?.dek ?? '', body: text?.body ?? emptyDocument },
    version: text?.version ?? 0,
    publishedVersion: text?.publishedVersion ?? null,
  }
}
