import { asc } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { sections } from '#db/schema/taxonomy.ts'
import type { Language } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { Choice } from './choice.ts'

/** All sections, in the paper's order. */
export async function listSections(person: Person, language: Language): Promise<Choice[]> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: sections.id, name: sections.name })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.slug))
  return rows.map(({ id, name }) => ({ id, name: localize(name, language) }))
}
