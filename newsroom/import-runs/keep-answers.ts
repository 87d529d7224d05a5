import { and, eq, gte, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { importItems, importLosses, importRuns } from '#db/schema/import-runs.ts'
import { imports } from '#db/schema/record.ts'
import type { ImportCounts } from '#lib/import-runs.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { lossKind } from './loss-kind.ts'

export type Progressed = { read: number; picturesFetched: number; picturesFailed: number }
type Row = typeof importItems.$inferInsert

/**
 * Adds answers to the report of a run, and to its counts. When a run goes on, what it had brought before is "unchanged": then the line that
 * says so stays. Returns whether somebody has asked to stop.
 */
export async function keepAnswers(importId: string, answers: readonly ImportResult[], progressed: Progressed): Promise<boolean> {
  return transaction(async (tx) => {
    const [run] = await tx.select().from(importRuns).where(eq(importRuns.id, importId)).for('update')
    if (!run) return true // somebody removed it
    const rows = await newRows(tx, importId, run.startedAt ?? run.createdAt, answers)
    const before = await linesBefore(tx, importId, rows)
    const counts: ImportCounts = { ...run.counts }
    const changed = rows.filter(({ source, result }) => !before.has(source) || result !== 'unchanged')
    for (const { source, result } of changed) {
      const was = before.get(source)
      if (was) counts[was] -= 1
      counts[result] += 1
    }
    if (changed.length > 0) await writeLines(tx, importId, changed)
    await tx
      .update(importRuns)
      .set({ counts, ...progressed })
      .where(eq(importRuns.id, importId))
    return run.isStopAsked
  })
}

/** One row for each source: of two answers for one story the later counts, but one that says that nothing changed. */
async function newRows(tx: Transaction, runId: string, since: Date, answers: readonly ImportResult[]): Promise<Row[]> {
  const bySource = new Map<string, ImportResult>()
  for (const answer of answers) {
    const source = storable(answer.source).slice(0, 600)
    if (answer.result !== 'unchanged' || !bySource.has(source)) bySource.set(source, { ...answer, source })
  }
  const stories = await findStories(tx, [...bySource.keys()], since)
  return [...bySource.values()].map(({ source, headline, address = '', result, reason, losses }) => ({
    runId,
    source,
    headline: headline ? storable(headline).slice(0, 300) : null,
    address: /^https?:\/\//i.test(address) && address.length <= 1000 ? storable(address) : null,
    result,
    reason: storable(reason).slice(0, 2000),
    losses: losses.map((loss) => storable(loss).slice(0, 1000)),
    articleId: stories.get(source)?.articleId ?? ofArchive.exec(source)?.[1] ?? null,
    isNew: result === 'imported' && (stories.get(source)?.isNew ?? ofArchive.test(source)),
  }))
}

/** How an archive names a story: by its id, which it keeps. */
const ofArchive = /^story ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Postgres stores no NUL and no half of a character. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** The stories of these sources, and which of them came since the run began. */
async function findStories(tx: Transaction, sources: string[], since: Date) {
  if (sources.length === 0) return new Map<string, { articleId: string | null; isNew: boolean }>()
  const rows = await tx
    .select({ source: imports.source, articleId: imports.articleId, isNew: sql<boolean>`${gte(imports.createdAt, since)}` })
    .from(imports)
    .where(isAmong(imports.source, sources))
  return new Map(rows.map(({ source, ...row }) => [source, row]))
}

async function linesBefore(tx: Transaction, runId: string, rows: readonly Row[]): Promise<Map<string, Row['result']>> {
  if (rows.length === 0) return new Map()
  const sources = rows.map(({ source }) => source)
  const found = await tx
    .select({ source: importItems.source, result: importItems.result })
    .from(importItems)
    .where(and(eq(importItems.runId, runId), isAmong(importItems.source, sources)))
  return new Map(found.map(({ source, result }) => [source, result]))
}

async function writeLines(tx: Transaction, runId: string, rows: readonly Row[]): Promise<void> {
  const written = await tx
    .insert(importItems)
    .values([...rows])
    .onConflictDoUpdate({
      target: [importItems.runId, importItems.source],
      set: {
        headline: sql`coalesce(excluded.headline, ${importItems.headline})`,
        address: sql`coalesce(excluded.address, ${importItems.address})`,
        result: sql`excluded.result`,
        reason: sql`excluded.reason`,
        losses: sql`excluded.losses`,
        articleId: sql`excluded.article_id`,
        isNew: sql`${importItems.isNew} or excluded.is_new`,
      },
    })
    .returning({ itemId: importItems.id, losses: importItems.losses })
  await tx.delete(importLosses).where(
    isAmong(
      importLosses.itemId,
      written.map(({ itemId }) => itemId),
    ),
  )
  const kinds = written.flatMap(({ itemId, losses }) => [...new Set(losses.map(lossKind))].map((kind) => ({ itemId, runId, kind })))
  for (let at = 0; at < kinds.length; at += 5000) await tx.insert(importLosses).values(kinds.slice(at, at + 5000))
}
