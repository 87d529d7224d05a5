import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { pages, pageTexts } from '#db/schema/pages.ts'
import type { Language } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'

/** `wasSavedLongAgo`: whoever saved it does not go on writing it. */
export type LockedText = typeof pageTexts.$inferSelect & { wasSavedLongAgo: boolean }

/** The page, locked until the transaction ends, with its text in one language; undefined while it has none. Throws NotFound. */
export async function lockPage(tx: Transaction, pageId: string, language: Language): Promise<LockedText | undefined> {
  const [page] = await tx.select({ id: pages.id }).from(pages).where(eq(pages.id, pageId)).for('update')
  if (!page) throw new NotFound(`page ${pageId}`)
  const [text] = await tx
    .select({ ...getTableColumns(pageTexts), wasSavedLongAgo: sql<boolean>`${pageTexts.updatedAt} < now() - interval '10 minutes'` })
    .from(pageTexts)
    .where(and(eq(pageTexts.pageId, pageId), eq(pageTexts.language, language)))
  return text
}
