import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { storedTexts } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { proposeAuthorInput } from './input.ts'
import { slugOfName } from './texts.ts'

/**
 * Adds a new author for a byline. Readers do not see them until an editor accepts the name or publishes a story with it. If the name is the
 * person's own and their account has no author, the author is linked to it.
 */
export async function proposeAuthor(
  person: Person,
  { name }: z.output<typeof proposeAuthorInput>,
): Promise<Outcome<{ id: string }, 'exists'>> {
  authorise(person, 'write a story')
  return transaction(async (tx) => {
    const [own] = await tx.select({ id: authors.id }).from(authors).where(eq(authors.personId, person.id))
    const isOwn = !own && Object.values(name).some((text) => text.toLowerCase() === person.name.trim().toLowerCase())
    const [author] = await tx
      .insert(authors)
      .values({ slug: slugOfName(name), name: storedTexts(name), proposed: true, personId: isOwn ? person.id : null })
      .onConflictDoNothing({ target: authors.slug })
      .returning({ id: authors.id })
    if (!author) return no('exists')
    await record(tx, person, 'propose-author', { kind: 'author', id: author.id }, { name })
    return done(author)
  })
}
