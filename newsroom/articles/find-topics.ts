import { asc, desc } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { nameContains, startsWith } from '#db/contains-words.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { localize } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { Choice } from './choice.ts'
import type { findByNameInput } from './input.ts'

/** Topics whose name contains the words, in any language. */
export async function findTopics(person: Person, { query, language }: z.output<typeof findByNameInput>): Promise<Outcome<Choice[], never>> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: topics.id, name: topics.name })
    .from(topics)
    .where(nameContains(topics.name, query))
    .orderBy(desc(startsWith(topics.name, query)), asc(topics.slug))
    .limit(12)
  return done(rows.map(({ id, name }) => ({ id, name: localize(name, language) })))
}
