import { and, asc, isNull, ne } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { Choice } from './choice.ts'

/** People with whom a story can be shared: everybody of the newsroom with an enabled account, except oneself. Guests are invited instead. */
export async function findColleagues(person: Person): Promise<Choice[]> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(isNull(people.disabledAt), ne(people.role, 'guest')))
    .orderBy(asc(people.name))
  return rows.filter(({ id }) => id !== person.id)
}
