import { asc, sql } from 'drizzle-orm'
import { database, type Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { type authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Language } from '#lib/languages.ts'
import { firstLanguage, localize } from '#lib/publication.ts'
import { findMerged } from './merged-slugs.ts'

type Table = typeof sections | typeof topics | typeof authors
export type Named = { slug: string; name: string }

/** The newsroom's sections, for an import to choose from. */
export async function findSections(language: Language): Promise<Named[]> {
  const rows = await database().select({ slug: sections.slug, name: sections.name }).from(sections).orderBy(asc(sections.position))
  return rows.map(({ slug, name }) => ({ slug, name: localize(name, language) }))
}

/**
 * The ids of sections, topics or authors by slug, for imports. Missing ones are created with the name of the first item. A merged one is
 * what it was merged into. Also returns which were created.
 */
export async function upsertBySlug(
  tx: Transaction,
  table: Table,
  wanted: readonly Named[],
  language: Language,
): Promise<{ ids: Map<string, string>; made: string[] }> {
  const bySlug = new Map(wanted.map((thing) => [thing.slug, thing]))
  if (bySlug.size === 0) return { ids: new Map(), made: [] }
  const ids = await findKnown(tx, table, [...bySlug.keys()])
  const missing = [...bySlug.values()].filter(({ slug }) => !ids.has(slug))
  if (missing.length === 0) return { ids, made: [] }
  const last = table === sections ? sql`(select coalesce(max(position) + 1, 0) from ${sections})` : undefined
  const made = await tx
    .insert(table as typeof sections) // all three tables have slug and name; only sections have a position
    .values(
      missing.map(({ slug, name }) => ({ slug, name: { [firstLanguage()]: name, [language]: name }, ...(last && { position: last }) })),
    )
    .onConflictDoNothing({ target: table.slug })
    .returning({ id: table.id })
  return { ids: await findKnown(tx, table, [...bySlug.keys()]), made: made.map(({ id }) => id) }
}

/** The ids of these slugs; the slug of something that exists takes precedence over that of something merged. */
export async function findKnown(tx: Transaction, table: Table, slugs: string[]): Promise<Map<string, string>> {
  const rows = await tx.select({ id: table.id, slug: table.slug }).from(table).where(isAmong(table.slug, slugs))
  const merged = await findMerged(tx, table === sections ? 'section' : table === topics ? 'topic' : 'author', slugs)
  return new Map([...merged, ...rows].map(({ id, slug }) => [slug, id]))
}
