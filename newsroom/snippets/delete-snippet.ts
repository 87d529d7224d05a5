import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { snippets } from '#db/schema/snippets.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutSnippet } from './input.ts'
import { lockSnippet } from './lock-snippet.ts'

/** Deletes a snippet. Stories in which it was inserted keep its text. */
export async function deleteSnippet(person: Person, { snippetId }: z.output<typeof aboutSnippet>): Promise<Outcome<null, never>> {
  authorise(person, 'write a story')
  return transaction(async (tx) => {
    const { name } = await lockSnippet(tx, person, snippetId)
    await tx.delete(snippets).where(eq(snippets.id, snippetId))
    await record(tx, person, 'delete-snippet', { kind: 'snippet', id: snippetId }, { name })
    return done(null)
  })
}
