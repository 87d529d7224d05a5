import { eq, sql } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { draftSteps, drafts } from '#db/schema/articles.ts'
import type { Language } from '#lib/languages.ts'
import type { DraftText } from './draft-text.ts'
import { stepsToJson } from './parse-steps.ts'
import { countWords } from './plain-text.ts'
import type { PlacedStep } from './rebase-steps.ts'

/** Steps that lead from the draft as it is to `text`. `writer` is null for an import. */
export type WrittenBatch = { id: string; writer: string | null; text: DraftText; placed: readonly PlacedStep[] }

/**
 * The only function that changes a draft: its text, the next version and the writer, and the row of its log. The caller holds the article's
 * lock and has validated and cleaned the text.
 */
export async function writeDraft(
  tx: Transaction,
  article: { id: string; language: Language },
  { id: batchId, writer, text: { headline, dek, body }, placed }: WrittenBatch,
): Promise<{ version: number; savedAt: Date }> {
  const [saved] = await tx
    .update(drafts)
    .set({
      version: sql`${drafts.version} + ${placed.length}`,
      headline,
      dek,
      body,
      words: countWords(body, article.language),
      updatedAt: now,
      ...(writer !== null && { updatedBy: writer }),
    })
    .where(eq(drafts.articleId, article.id))
    .returning({ version: drafts.version, savedAt: drafts.updatedAt })
  if (!saved) throw new Error(`article ${article.id} has no draft`)
  await tx.insert(draftSteps).values({
    articleId: article.id,
    fromVersion: saved.version - placed.length,
    version: saved.version,
    batchId,
    personId: writer,
    steps: stepsToJson(placed.map(({ step }) => step)),
    undo: stepsToJson(placed.map(({ undo }) => undo)),
    origins: placed.map(({ origin }) => origin),
  })
  return saved
}
