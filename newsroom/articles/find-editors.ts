import { and, asc, isNull, ne } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { Choice } from './choice.ts'

/** The most that a screen lists. */
const mostEditors = 200

/** Those who can look after a story: editors and admins with an enabled account, by name. */
export async function findEditors(person: Person): Promise<Choice[]> {
  authorise(person, 'assign a story')
  return database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(ne(people.role, 'journalist'), isNull(people.disabledAt)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(mostEditors)
}
