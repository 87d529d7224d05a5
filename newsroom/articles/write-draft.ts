import { eq, sql } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { draftSteps, drafts } from '#db/schema/articles.ts'
import type { Language } from '#lib/languages.ts'
import type { DraftText } from './draft-text.ts'
import { moveRanges } from './move-ranges.ts'
import { stepsToJson } from './parse-steps.ts'
import { countWords } from './plain-text.ts'
import type { PlacedStep } from './rebase-steps.ts'
import type { StepBatch } from './steps-since.ts'

/** Steps that lead from the draft as it is to `text`. `writer` is null for an import. */
export type WrittenBatch = { id: string; writer: string | null; text: DraftText; placed: readonly PlacedStep[] }

/**
 * The only function that changes a draft: its text, the next version and the writer, the ranges of its comments, and the row of its log,
 * which it returns. The caller holds the article's lock and has validated and cleaned the text.
 */
export async function writeDraft(
  tx: Transaction,
  article: { id: string; language: Language },
  { id: batchId, writer, text, placed }: WrittenBatch,
): Promise<{ version: number; savedAt: Date; batch: StepBatch }> {
  const { headline, dek, body, suggested = null } = text
  const [saved] = await tx
    .update(drafts)
    .set({
      version: sql`${drafts.version} + ${placed.length}`,
      headline,
      dek,
      body,
      suggested,
      words: countWords(body, article.language),
      updatedAt: now,
      ...(writer !== null && { updatedBy: writer }),
    })
    .where(eq(drafts.articleId, article.id))
    .returning({ version: drafts.version, savedAt: drafts.updatedAt })
  if (!saved) throw new Error(`article ${article.id} has no draft`)
  const batch: StepBatch = {
    id: batchId,
    from: saved.version - placed.length,
    version: saved.version,
    personId: writer,
    steps: stepsToJson(placed.map(({ step }) => step)),
    origins: placed.map(({ origin }) => origin),
  }
  const { id, from, ...row } = batch
  const undo = stepsToJson(placed.map((each) => each.undo))
  await tx.insert(draftSteps).values({ ...row, articleId: article.id, batchId: id, fromVersion: from, undo })
  await moveRanges(tx, article.id, text, placed)
  return { ...saved, batch }
}
