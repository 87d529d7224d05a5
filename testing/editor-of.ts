import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people, sessions } from '#db/schema/people.ts'
import { sections } from '#db/schema/taxonomy.ts'
import type { Person } from '#newsroom/people/person.ts'
import { personOfSession } from '#newsroom/people/session.ts'

/** An editor of one section, as their session has them, so that what a request reads is tried too. */
export async function editorOf(sectionId: string, name: string): Promise<Person> {
  const [row] = await database()
    .insert(people)
    .values({ name, email: `${name.toLowerCase()}@paper.test`, role: 'editor', limitedTo: [sectionId], joinedAt: sql`now()` })
    .returning()
  const [session] = await database()
    .insert(sessions)
    .values({ personId: row?.id ?? '', expiresAt: sql`now() + interval '1 day'` })
    .returning()
  const person = await personOfSession(session?.id ?? '')
  if (!person) throw new Error('nobody is signed in')
  return person
}

/** A section besides that of the cast. */
export async function addSection(slug: string): Promise<string> {
  const name = { en: `${slug.slice(0, 1).toUpperCase()}${slug.slice(1)}` }
  const [row] = await database().insert(sections).values({ slug, name, position: 1 }).returning()
  if (!row) throw new Error('no section was made')
  return row.id
}
