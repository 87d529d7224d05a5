import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { tags } from '#lib/tags.ts'

/** Tells the edges that the pages of the staff list this person from now on, or no more. Does nothing when they are no author. */
export async function announceStaff(tx: Transaction, personId: string): Promise<void> {
  const [author] = await tx.select({ id: authors.id }).from(authors).where(eq(authors.personId, personId))
  if (author) await announce(tx, [tags.staff()], { kind: 'changed', what: 'author', id: author.id })
}
