import { asc, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { nameContains, startsWith } from '#db/contains-words.ts'
import { authors } from '#db/schema/taxonomy.ts'
import type { Language } from '#lib/languages.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { localize } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { Choice } from './choice.ts'
import type { findByNameInput } from './input.ts'

/** Authors whose name contains the words, in any language. */
export async function findAuthors(
  person: Person,
  { query, language }: z.output<typeof findByNameInput>,
): Promise<Outcome<Choice[], never>> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: authors.id, name: authors.name })
    .from(authors)
    .where(nameContains(authors.name, query))
    .orderBy(desc(startsWith(authors.name, query)), asc(authors.slug))
    .limit(12)
  return done(rows.map(({ id, name }) => ({ id, name: localize(name, language) })))
}

/** One author by id, for a screen that knows only the id. */
export async function findAuthor(person: Person, id: string, language: Language): Promise<Choice | null> {
  authorise(person, 'write a story')
  const [author] = await database().select({ id: authors.id, name: authors.name }).from(authors).where(eq(authors.id, id))
  return author ? { id: author.id, name: localize(author.name, language) } : null
}
