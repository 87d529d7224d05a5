import { and, asc, inArray, isNull } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { editsStory } from '#newsroom/people/reads-story.ts'
import type { Choice } from './choice.ts'

/** The most that a screen lists. */
const mostEditors = 200

/** Those who can look after this story, or some story: editors and admins with an enabled account who may publish it, by name. */
export async function findEditors(person: Person, articleId?: string): Promise<Choice[]> {
  authorise(person, 'assign a story')
  return database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(articleId ? editsStory(articleId) : and(inArray(people.role, ['editor', 'admin']), isNull(people.disabledAt)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(mostEditors)
}
