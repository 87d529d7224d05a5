import { and, asc, ilike, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { articleShares, articles } from '#db/schema/articles.ts'
import { comments } from '#db/schema/comments.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people } from '#db/schema/people.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { readsStory } from '#newsroom/people/reads-story.ts'
import type { findReadersInput } from './input.ts'

const longestList = 20

/** People who may see a story, by their names: those whom a comment on it may mention; for a guest only those who have to do with it. Without oneself, at most 20. */
export async function findReaders(
  person: Person,
  { articleId, query }: z.output<typeof findReadersInput>,
): Promise<Outcome<Choice[], never>> {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  const words = query.split(/\s+/).filter(Boolean).slice(0, 5)
  const rows = await database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(
      and(
        readsStory(articleId),
        person.role === 'guest' ? isInStory(articleId) : undefined,
        ne(people.id, person.id),
        ...words.map((word) => ilike(people.name, `%${escapeLike(word)}%`)),
      ),
    )
    .orderBy(asc(people.name))
    .limit(longestList)
  return done(rows)
}

/** In a select from people: whether they have to do with the story. A guest learns no other names of the newsroom. */
const isInStory = (articleId: string) =>
  sql`${qualify(people.id)} in (
    select story.created_by from ${articles} story where story.id = ${articleId}
    union select story.editor_id from ${articles} story where story.id = ${articleId}
    union select shared.person_id from ${articleShares} shared where shared.article_id = ${articleId}
    union select guest.person_id from ${storyGuests} guest where guest.article_id = ${articleId}
    union select guest.invited_by from ${storyGuests} guest where guest.article_id = ${articleId}
    union select comment.person_id from ${comments} comment where comment.article_id = ${articleId})`

const escapeLike = (word: string): string => word.replace(/[\\%_]/g, '\\$&')
