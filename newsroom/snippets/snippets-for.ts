import { asc, eq, isNull, or, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { snippets } from '#db/schema/snippets.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

export type Snippet = { id: string; name: string; isForAll: boolean; body: ArticleDocument }

/** What this person can insert: their own snippets and those for all, by name. */
export async function snippetsFor(person: Person): Promise<Snippet[]> {
  authorise(person, 'write a story')
  return database()
    .select({ id: snippets.id, name: snippets.name, isForAll: sql<boolean>`${snippets.personId} is null`, body: snippets.body })
    .from(snippets)
    .where(or(isNull(snippets.personId), eq(snippets.personId, person.id)))
    .orderBy(asc(sql`lower(${snippets.name})`), asc(snippets.id))
}
