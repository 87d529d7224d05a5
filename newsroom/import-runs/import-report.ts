import { and, asc, eq, exists, gt, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { drafts } from '#db/schema/articles.ts'
import { importItems, importLosses } from '#db/schema/import-runs.ts'
import type { importResults } from '#lib/import-runs.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { ReportWanted } from './input.ts'

export type ReportItem = {
  id: number
  source: string
  result: (typeof importResults)[number]
  reason: string
  losses: string[]
  /** The story, if it is here. */
  articleId: string | null
  /** Its headline, otherwise that of the file; null: the file names none. */
  headline: string | null
  /** Where readers find it at its source. */
  address: string | null
}

const pageLength = 50

/** The items of a run in the order in which they were answered, a page at a time. */
export async function importReport(
  admin: Person,
  importId: string,
  { result, kind, after = 0 }: ReportWanted,
  length = pageLength,
): Promise<{ items: ReportItem[]; next: number | null }> {
  authorise(admin, 'move the newsroom')
  const ofKind = database()
    .select({ one: sql`1` })
    .from(importLosses)
    .where(and(eq(importLosses.runId, importId), eq(importLosses.kind, kind ?? ''), eq(importLosses.itemId, qualify(importItems.id))))
  const items = await database()
    .select({
      id: importItems.id,
      source: importItems.source,
      result: importItems.result,
      reason: importItems.reason,
      losses: importItems.losses,
      articleId: drafts.articleId,
      headline: sql<string | null>`coalesce(${qualify(drafts.headline)}, ${qualify(importItems.headline)})`,
      address: importItems.address,
    })
    .from(importItems)
    .leftJoin(drafts, eq(drafts.articleId, importItems.articleId))
    .where(
      and(
        eq(importItems.runId, importId),
        gt(importItems.id, after),
        result && eq(importItems.result, result),
        kind === undefined ? undefined : exists(ofKind),
      ),
    )
    .orderBy(asc(importItems.id))
    .limit(length + 1)
  return { items: items.slice(0, length), next: items.length > length ? (items[length - 1]?.id ?? null) : null }
}

/** All of them, a thousand at a time, for a file. Each thousand is a query of its own, so a slow download holds nothing. */
export async function* wholeReport(admin: Person, importId: string): AsyncGenerator<ReportItem[]> {
  authorise(admin, 'move the newsroom')
  let after: number | null = 0
  while (after !== null) {
    const page: Awaited<ReturnType<typeof importReport>> = await importReport(admin, importId, { after }, 1000)
    if (page.items.length > 0) yield page.items
    after = page.next
  }
}
