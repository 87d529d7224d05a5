import { and, eq, isNull, or } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { snippets } from '#db/schema/snippets.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** A snippet that this person may change. Throws NotFound for those of others. */
export async function lockSnippet(tx: Transaction, person: Person, snippetId: string): Promise<{ name: string; isForAll: boolean }> {
  const [snippet] = await tx
    .select({ name: snippets.name, personId: snippets.personId })
    .from(snippets)
    .where(and(eq(snippets.id, snippetId), or(isNull(snippets.personId), eq(snippets.personId, person.id))))
    .for('update')
  if (!snippet) throw new NotFound(`snippet ${snippetId}`)
  const isForAll = snippet.personId === null
  authorise(person, isForAll ? 'manage writing help' : 'write a story')
  return { name: snippet.name, isForAll }
}
