import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { pages, pageTexts } from '#db/schema/pages.ts'
import type { Language } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'

/** The page, locked until the transaction ends, with its text in one language; undefined while it has none. Throws NotFound. */
export async function lockPage(tx: Transaction, pageId: string, language: Language): Promise<typeof pageTexts.$inferSelect | undefined> {
  const [page] = await tx.select({ id: pages.id }).from(pages).where(eq(pages.id, pageId)).for('update')
  if (!page) throw new NotFound(`page ${pageId}`)
  const [text] = await tx
    .select()
    .from(pageTexts)
    .where(and(eq(pageTexts.pageId, pageId), eq(pageTexts.language, language)))
  return text
}
