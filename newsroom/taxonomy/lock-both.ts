import { inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { ListKind } from '#lib/addresses.ts'
import { NotFound } from '#lib/outcome.ts'

/**
 * For a merge: both rows, locked. In a fixed order, so that two people who merge the same pair in opposite directions cannot deadlock; and not
 * against stories that are published meanwhile, for which this waits at the story. Throws NotFound.
 */
export async function lockBoth<Table extends typeof sections | typeof topics | typeof authors>(
  tx: Transaction,
  kind: ListKind,
  table: Table,
  { goneId, keptId }: { goneId: string; keptId: string },
): Promise<{ gone: Table['$inferSelect']; kept: Table['$inferSelect'] }> {
  const found: Table['$inferSelect'][] = await tx
    .select()
    .from<typeof sections | typeof topics | typeof authors>(table)
    .where(inArray(table.id, [goneId, keptId]))
    .orderBy(table.id)
    .for('no key update')
  const gone = found.find(({ id }) => id === goneId)
  const kept = found.find(({ id }) => id === keptId)
  if (!gone || !kept) throw new NotFound(`${kind} ${gone ? keptId : goneId}`)
  return { gone, kept }
}
