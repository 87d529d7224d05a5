import { asc, desc, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { isCalled, startsWith } from '#db/is-called.ts'
import { people } from '#db/schema/people.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Language } from '#lib/languages.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { localize } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { findByNameInput } from './input.ts'

export type Choice = { id: string; name: string }

/** All sections, in the paper's order. */
export async function sectionChoices(person: Person, language: Language): Promise<Choice[]> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: sections.id, name: sections.name })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.slug))
  return rows.map(({ id, name }) => ({ id, name: localize(name, language) }))
}

/** Topics whose name contains the words, in any language. */
export async function findTopics(person: Person, { query, language }: z.output<typeof findByNameInput>): Promise<Outcome<Choice[], never>> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: topics.id, name: topics.name })
    .from(topics)
    .where(isCalled(topics.name, query))
    .orderBy(desc(startsWith(topics.name, query)), asc(topics.slug))
    .limit(12)
  return done(rows.map(({ id, name }) => ({ id, name: localize(name, language) })))
}

/** Authors whose name contains the words, in any language. */
export async function findAuthors(
  person: Person,
  { query, language }: z.output<typeof findByNameInput>,
): Promise<Outcome<Choice[], never>> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: authors.id, name: authors.name })
    .from(authors)
    .where(isCalled(authors.name, query))
    .orderBy(desc(startsWith(authors.name, query)), asc(authors.slug))
    .limit(12)
  return done(rows.map(({ id, name }) => ({ id, name: localize(name, language) })))
}

/** People with whom a story can be shared: everybody with an enabled account, except oneself. */
export async function colleagues(person: Person): Promise<Choice[]> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(isNull(people.disabledAt))
    .orderBy(asc(people.name))
  return rows.filter(({ id }) => id !== person.id)
}

/** One author by id, for a screen that knows only the id. */
export async function authorChoice(person: Person, id: string, language: Language): Promise<Choice | null> {
  authorise(person, 'write a story')
  const [author] = await database().select({ id: authors.id, name: authors.name }).from(authors).where(eq(authors.id, id))
  return author ? { id: author.id, name: localize(author.name, language) } : null
}
