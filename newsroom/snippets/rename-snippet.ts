import { and, eq, isNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { snippets } from '#db/schema/snippets.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { renameSnippetInput } from './input.ts'
import { lockSnippet } from './lock-snippet.ts'

/** Gives a snippet another name. */
export async function renameSnippet(
  person: Person,
  { snippetId, name }: z.output<typeof renameSnippetInput>,
): Promise<Outcome<null, 'there-already'>> {
  authorise(person, 'write a story')
  return transaction(async (tx) => {
    const before = await lockSnippet(tx, person, snippetId)
    const theirs = before.isForAll ? isNull(snippets.personId) : eq(snippets.personId, person.id)
    const [same] = await tx
      .select({ id: snippets.id })
      .from(snippets)
      .where(and(theirs, eq(snippets.name, name), ne(snippets.id, snippetId)))
    if (same) return no('there-already')
    await tx.update(snippets).set({ name, changedAt: now }).where(eq(snippets.id, snippetId))
    await record(tx, person, 'rename-snippet', { kind: 'snippet', id: snippetId }, { from: before.name, to: name })
    return done(null)
  })
}
