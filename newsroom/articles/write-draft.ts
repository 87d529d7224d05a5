import { eq, sql } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import type { Language } from '#lib/languages.ts'
import type { DraftText } from './draft-text.ts'
import { countWords } from './plain-text.ts'

/**
 * The only function that updates a draft: its text, the next version, and the writer (null: an import). The caller must have validated and
 * cleaned the text.
 */
export async function writeDraft(
  tx: Transaction,
  articleId: string,
  language: Language,
  { headline, dek, body }: DraftText,
  writer: string | null,
): Promise<{ version: number; savedAt: Date }> {
  const [saved] = await tx
    .update(drafts)
    .set({
      version: sql`${drafts.version} + 1`,
      headline,
      dek,
      body,
      words: countWords(body, language),
      updatedAt: now,
      ...(writer !== null && { updatedBy: writer }),
    })
    .where(eq(drafts.articleId, articleId))
    .returning({ version: drafts.version, savedAt: drafts.updatedAt })
  if (!saved) throw new Error(`article ${articleId} has no draft`)
  return saved
}
