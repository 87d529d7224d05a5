import type { Node } from '@tiptap/pm/model'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { now, type Transaction } from '#db/client.ts'
import { draftSteps, drafts } from '#db/schema/articles.ts'
import type { StepBatch } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { documentOf } from './document-json.ts'
import type { Known } from './known-stories.ts'
import { moveRanges } from './move-ranges.ts'
import { rememberStory, stampOf } from './newest-story.ts'
import { stepsToJson } from './parse-steps.ts'
import type { PlacedStep } from './rebase-steps.ts'
import { storedTextOf } from './stored-text.ts'

/** Steps of one batch. `writer` is null for an import. */
export type WrittenBatch = { id: string; writer: string | null; placed: readonly PlacedStep[] }

/**
 * The only function that changes a draft: its text, the next version and the writer, the ranges of its comments, and the rows of its log,
 * whose steps lead from the draft as it is to `story`. The caller holds the article's lock and has validated and cleaned the document.
 * `before`, where it is known: the state of the row as this function wrote it. It throws when the row is in another one.
 */
export async function writeDraft(
  tx: Transaction,
  article: { id: string; language: Language },
  story: Node,
  batches: readonly WrittenBatch[],
  before: Known | null = null,
): Promise<{ version: number; savedAt: Date }> {
  const placed = batches.flatMap((batch) => batch.placed)
  const writer = batches.at(-1)?.writer ?? null
  const text = storedTextOf(story)
  const was = before && storedTextOf(before.story)
  const [saved] = await tx
    .update(drafts)
    .set({
      version: sql`${drafts.version} + ${placed.length}`,
      headline: text.headline,
      dek: text.dek,
      body: asJson(drafts.body, text.body, was?.body),
      suggested: text.suggested && asJson(drafts.suggested, text.suggested, was?.suggested),
      words: text.countWords(article.language),
      updatedAt: now,
      ...(writer !== null && { updatedBy: writer }),
    })
    .where(and(eq(drafts.articleId, article.id), before ? eq(stampOf, before.stamp) : undefined))
    .returning({ version: drafts.version, savedAt: drafts.updatedAt, stamp: stampOf })
  if (!saved) throw new Error(`article ${article.id} has no draft, or another one than was read under its lock`)
  await tx.insert(draftSteps).values(rowsOf(article.id, saved.version - placed.length, batches))
  await moveRanges(tx, article.id, story, placed)
  const { stamp, ...written } = saved
  // Before COMMIT: no row will have this stamp if there is none. In what an import brings nobody writes.
  if (writer !== null) rememberStory(article.id, { stamp, story }, text.length)
  return written
}

/** More blocks than these are not put in one by one: Postgres goes through the document for each. */
const mostPutIn = 2

/** A document for its column. Of one that has changed in a few blocks, only those are sent and read. */
function asJson(column: PgColumn, blocks: readonly string[], before: readonly string[] | null = null): SQL {
  const changed = [...blocks.keys()].filter((at) => blocks[at] !== before?.[at])
  if (blocks.length !== before?.length || changed.length > mostPutIn) return sql`${documentOf(blocks)}::jsonb`
  return changed.reduce((document, at) => sql`jsonb_set(${document}, ${`{content,${at}}`}::text[], ${blocks[at]}::jsonb)`, sql`${column}`)
}

/** A batch as the log has it, over the draft at version `from`. */
export function asLogged({ id, writer, placed }: WrittenBatch, from: number): StepBatch {
  const steps = stepsToJson(placed.map(({ step }) => step))
  return { id, from, version: from + placed.length, personId: writer, steps, origins: placed.map(({ origin }) => origin) }
}

function rowsOf(articleId: string, before: number, batches: readonly WrittenBatch[]): (typeof draftSteps.$inferInsert)[] {
  let newest = before
  return batches.map((batch) => {
    const { id: batchId, from: fromVersion, ...row } = asLogged(batch, newest)
    newest = row.version
    return { ...row, articleId, batchId, fromVersion, undo: stepsToJson(batch.placed.map(({ undo }) => undo)) }
  })
}
