import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { tags } from '#lib/tags.ts'
import { tagsOfLed } from './merged-slugs.ts'

/**
 * Proposed authors among these are accepted. Answers the tags of pages that led elsewhere until now, since a merged author had their slug, and
 * of those of the staff when one of them works here.
 */
export async function acceptAuthors(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const accepted = await tx
    .update(authors)
    .set({ proposed: false })
    .where(and(isAmong(authors.id, ids), eq(authors.proposed, true)))
    .returning({ slug: authors.slug, personId: authors.personId })
  const led = await tagsOfLed(
    tx,
    'author',
    accepted.map(({ slug }) => slug),
  )
  return [...led, ...(accepted.some(({ personId }) => personId) ? [tags.staff()] : [])]
}
