import { type Transaction, transaction } from '#db/client.ts'
import { excluded } from '#db/excluded.ts'
import { announce, record } from '#db/record.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { tagsOfLed } from './merged-slugs.ts'

type Of<Table extends typeof sections | typeof topics | typeof authors> = Omit<Table['$inferInsert'], 'id' | 'createdAt'>
export type TaxonomyRows = { sections: Of<typeof sections>[]; topics: Of<typeof topics>[]; authors: Of<typeof authors>[] }
export type TaxonomyIds = Record<keyof TaxonomyRows, Map<string, string>>

/** Creates sections, topics and authors, and updates those whose slug exists. Returns their ids by slug. */
export async function upsertTaxonomy(actor: Actor, rows: TaxonomyRows): Promise<Outcome<TaxonomyIds, never>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const ids = {
      sections: await upsertRows(tx, sections, rows.sections, ['name', 'description', 'position']),
      topics: await upsertRows(tx, topics, rows.topics, ['name']),
      authors: await upsertRows(tx, authors, rows.authors, ['name', 'title', 'biography', 'portraitId']),
    }
    const led = [
      ...(await tagsOfLed(tx, 'section', [...ids.sections.keys()])),
      ...(await tagsOfLed(tx, 'topic', [...ids.topics.keys()])),
      ...(await tagsOfLed(tx, 'author', [...ids.authors.keys()])),
    ]
    await record(
      tx,
      actor,
      'upsert-taxonomy',
      { kind: 'newsroom' },
      { sections: rows.sections.length, topics: rows.topics.length, authors: rows.authors.length },
    )
    await announce(
      tx,
      [
        tags.newsroom(),
        ...[...ids.sections.values()].map(tags.section),
        ...[...ids.topics.values()].map(tags.topic),
        ...[...ids.authors.values()].map(tags.author),
        ...led,
      ],
      { kind: 'changed', what: 'newsroom', id: 'newsroom' },
    )
    return done(ids)
  })
}

async function upsertRows(
  tx: Transaction,
  table: typeof sections | typeof topics | typeof authors,
  rows: object[],
  columns: string[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const kept = await tx
    .insert(table as typeof sections) // the callers' types guarantee that rows and table match
    .values(rows as Of<typeof sections>[])
    .onConflictDoUpdate({
      target: table.slug,
      set: excluded(columns),
    })
    .returning({ id: table.id, slug: table.slug })
  return new Map(kept.map(({ id, slug }) => [slug, id]))
}
