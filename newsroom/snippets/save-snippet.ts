import { and, count, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { snippets } from '#db/schema/snippets.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { saveSnippetInput } from './input.ts'

/** Of one person, and for all. */
export const mostSnippets = 100

/** Saves blocks under a name, for the person or for all. One of that name stays as it is, unless the person said that it is replaced. */
export async function saveSnippet(
  person: Person,
  { name, body, isForAll, replaces }: z.output<typeof saveSnippetInput>,
): Promise<Outcome<{ snippetId: string }, 'there-already' | 'too-many-snippets'>> {
  authorise(person, isForAll ? 'manage writing help' : 'write a story')
  const personId = isForAll ? null : person.id
  return transaction(async (tx) => {
    const { hasIt, isFull } = await lookAt(tx, personId, name)
    if (hasIt && !replaces) return no('there-already')
    if (!hasIt && isFull) return no('too-many-snippets')
    // Two that are saved at one moment: the later stays, as one that replaces does.
    const [saved] = await tx
      .insert(snippets)
      .values({ personId, name, body })
      .onConflictDoUpdate({ target: [snippets.personId, snippets.name], set: { body, changedAt: now } })
      .returning({ snippetId: snippets.id })
    if (!saved) throw new Error('the saved snippet was not returned')
    await record(tx, person, 'save-snippet', { kind: 'snippet', id: saved.snippetId }, { name, isForAll })
    return done(saved)
  })
}

async function lookAt(tx: Transaction, personId: string | null, name: string): Promise<{ hasIt: boolean; isFull: boolean }> {
  const theirs = personId === null ? isNull(snippets.personId) : eq(snippets.personId, personId)
  const [same] = await tx
    .select({ id: snippets.id })
    .from(snippets)
    .where(and(theirs, eq(snippets.name, name)))
  const [all] = await tx.select({ total: count() }).from(snippets).where(theirs)
  return { hasIt: same !== undefined, isFull: (all?.total ?? 0) >= mostSnippets }
}
