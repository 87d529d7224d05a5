import { and, count, eq, isNotNull } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { inSectionsOf } from '#newsroom/people/sections-of.ts'

/** Counting stops here: the desk shows "99+". */
export const mostWaiting = 100

/** How many stories wait for this person: for editors those that were submitted in their sections, for journalists their own that were sent back. */
export async function waitingFor(person: Person): Promise<number> {
  authorise(person, 'see a story')
  const [counted] = await database().select({ waiting: count() }).from(storiesWaitingFor(person).as('waiting'))
  return counted?.waiting ?? 0
}

/** Their ids, as a select: up to as many as are counted. */
export function storiesWaitingFor(person: Person) {
  const wanted = can(person, 'send back a story')
    ? and(isNotNull(articles.submittedAt), inSectionsOf(person))
    : and(eq(articles.createdBy, person.id), isNotNull(articles.note))
  return database().select({ id: articles.id }).from(articles).where(wanted).limit(mostWaiting)
}
