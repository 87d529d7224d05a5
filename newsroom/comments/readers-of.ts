import { and, asc, ilike, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { readsStory } from '#newsroom/people/reads-story.ts'
import type { findReadersInput } from './input.ts'

const longestList = 20

/** People who may see a story, by their names: those whom a comment on it may mention. Without oneself, at most 20. */
export async function findReaders(
  person: Person,
  { articleId, query }: z.output<typeof findReadersInput>,
): Promise<Outcome<Choice[], never>> {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  const words = query.split(/\s+/).filter(Boolean).slice(0, 5)
  const rows = await database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(readsStory(articleId), ne(people.id, person.id), ...words.map((word) => ilike(people.name, `%${escapeLike(word)}%`))))
    .orderBy(asc(people.name))
    .limit(longestList)
  return done(rows)
}

const escapeLike = (word: string): string => word.replace(/[\\%_]/g, '\\$&')
