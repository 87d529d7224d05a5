import { asc, isNull } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { Choice } from './choice.ts'

/** People with whom a story can be shared: everybody with an enabled account, except oneself. */
export async function findColleagues(person: Person): Promise<Choice[]> {
  authorise(person, 'write a story')
  const rows = await database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(isNull(people.disabledAt))
    .orderBy(asc(people.name))
  return rows.filter(({ id }) => id !== person.id)
}
