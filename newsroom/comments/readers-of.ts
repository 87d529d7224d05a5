import { and, asc, ilike, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Reading } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { articleShares, articles } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
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

/** Those of these people (ids) who may see the story now. */
export async function readersAmong(reading: Reading, articleId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await reading
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [...ids]), readsStory(articleId)))
  return new Set(rows.map(({ id }) => id))
}

/** As visibleTo (newsroom/people/visible-to.ts), asked the other way round. */
const readsStory = (articleId: string): SQL | undefined =>
  and(
    isNull(people.disabledAt),
    or(
      ne(people.role, 'journalist'),
      sql`exists (select 1 from ${articles} story where story.id = ${articleId} and story.created_by = ${qualify(people.id)})`,
      sql`exists (select 1 from ${articleShares} shared where shared.article_id = ${articleId} and shared.person_id = ${qualify(people.id)})`,
    ),
  )

const escapeLike = (word: string): string => word.replace(/[\\%_]/g, '\\$&')
