import { and, eq, gte, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { pageRevisions, pageTexts } from '#db/schema/pages.ts'
import { audit } from '#db/schema/record.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'

type PageText = typeof pageTexts.$inferSelect

/** Writes the text of a page in one language as its next version. Call it with the page locked. */
export async function writeText(tx: Transaction, place: Pick<PageText, 'pageId' | 'language' | 'version'>, text: DraftText): Promise<void> {
  const words = { headline: text.headline, dek: text.dek, body: text.body, version: place.version }
  await tx
    .insert(pageTexts)
    .values({ ...place, ...words })
    .onConflictDoUpdate({ target: [pageTexts.pageId, pageTexts.language], set: { ...words, updatedAt: sql`now()` } })
}

/** Keeps a saved text as a revision that readers never had, with who saved it and when, unless a revision has the same words. */
export async function keepText(tx: Transaction, { pageId, language, version, headline, dek, body, updatedAt }: PageText): Promise<void> {
  const [same] = await tx
    .select({ id: pageRevisions.id })
    .from(pageRevisions)
    .where(
      and(
        eq(pageRevisions.pageId, pageId),
        eq(pageRevisions.language, language),
        eq(pageRevisions.headline, headline),
        eq(pageRevisions.dek, dek),
        sql`${pageRevisions.body} = ${JSON.stringify(body)}::jsonb`,
      ),
    )
    .limit(1)
  if (same) return
  const publishedBy = await whoSaved(tx, { pageId, language, version, updatedAt })
  await tx.insert(pageRevisions).values({ pageId, language, headline, dek, body, kind: 'kept', publishedAt: updatedAt, publishedBy })
}

/** Who saved the text as it is; null: the program. */
export async function whoSaved(
  tx: Transaction,
  { pageId, language, version, updatedAt }: Pick<PageText, 'pageId' | 'language' | 'version' | 'updatedAt'>,
): Promise<string | null> {
  const [saved] = await tx
    .select({ by: audit.personId })
    .from(audit)
    .where(
      and(
        eq(audit.subjectId, pageId),
        gte(audit.createdAt, updatedAt),
        sql`${audit.detail} ->> 'language' = ${language} and ${audit.detail} ->> 'version' = ${String(version)}`,
      ),
    )
    .limit(1)
  return saved?.by ?? null
}
