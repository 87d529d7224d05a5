import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { database, transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { importItems } from '#db/schema/import-runs.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { isTouched } from '#newsroom/import/changed-stories.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import type { discardImportedInput } from './input.ts'

/** Stories that are discarded at once: about two seconds. */
const batchSize = 100

export type DiscardedSome = { discarded: number; kept: number; next: number | null }

/**
 * Discards drafts that a run brought and nobody has worked on since: some at a time, so that it can be stopped; `next` is where to go on.
 * They can be restored for 30 days. What was published or worked on stays.
 */
export async function discardImported(
  admin: Person,
  { importId, after }: z.output<typeof discardImportedInput>,
): Promise<Outcome<DiscardedSome, never>> {
  authorise(admin, 'move the newsroom')
  requireProof(admin)
  const rows = await database()
    .select({ itemId: importItems.id, articleId: articles.id })
    .from(importItems)
    .innerJoin(articles, eq(articles.id, importItems.articleId))
    .where(
      and(
        eq(importItems.runId, importId),
        gt(importItems.id, after),
        eq(importItems.isNew, true),
        eq(articles.stage, 'draft'),
        isNull(articles.firstPublishedAt),
      ),
    )
    .orderBy(asc(importItems.id))
    .limit(batchSize)
  let discarded = 0
  for (const { articleId } of rows) {
    const isWorkedOn = await transaction((tx) => isTouched(tx, articleId))
    if (!isWorkedOn && (await discard(admin, { articleId })).ok) discarded += 1
  }
  return done({ discarded, kept: rows.length - discarded, next: rows.length < batchSize ? null : (rows.at(-1)?.itemId ?? null) })
}
