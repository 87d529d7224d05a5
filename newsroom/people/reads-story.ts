import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { articleShares, articles } from '#db/schema/articles.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people } from '#db/schema/people.ts'
import { sectionsOf } from './sections-of.ts'

/** In a select from people: whether they may see the story now. As visibleTo, asked the other way round. */
export const readsStory = (articleId: string): SQL | undefined =>
  and(
    isNull(people.disabledAt),
    or(
      inArray(people.role, ['editor', 'admin']),
      and(
        eq(people.role, 'journalist'),
        or(
          sql`exists (select 1 from ${articles} story where story.id = ${articleId} and story.created_by = ${qualify(people.id)})`,
          sql`exists (select 1 from ${articleShares} shared where shared.article_id = ${articleId} and shared.person_id = ${qualify(people.id)})`,
        ),
      ),
      and(
        eq(people.role, 'guest'),
        sql`exists (select 1 from ${storyGuests} guest where guest.article_id = ${articleId} and guest.person_id = ${qualify(people.id)} and guest.ends_at > now())`,
      ),
    ),
  )

/** In a select from people: whether they may publish the story. As the policy, asked the other way round. */
export const editsStory = (articleId: string): SQL | undefined =>
  and(
    isNull(people.disabledAt),
    or(
      eq(people.role, 'admin'),
      and(
        eq(people.role, 'editor'),
        sql`(${qualify(people.limitedTo)} is null
          or (select ${sectionsOf()} from ${articles} where ${qualify(articles.id)} = ${articleId}) <@ ${qualify(people.limitedTo)})`,
      ),
    ),
  )

/** Those of these people (ids) who may see the story now. */
export async function readersAmong(reading: Reading, articleId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await reading
    .select({ id: people.id })
    .from(people)
    .where(and(isAmong(people.id, ids), readsStory(articleId)))
  return new Set(rows.map(({ id }) => id))
}
