import { and, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { people } from '#db/schema/people.ts'
import { readCursor, writeCursor } from '#lib/cursor.ts'
import type { Language } from '#lib/languages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import type { discardedStoriesInput } from './input.ts'

export type DiscardedStoryOfList = { id: string; headline: string; language: Language; discardedAt: Date; discardedBy: string }

/** The drafts that this person can restore, most recently discarded first: their own, and for editors everybody's. */
export async function discardedStories(
  person: Person,
  { after }: z.output<typeof discardedStoriesInput>,
  length = 40,
): Promise<{ stories: DiscardedStoryOfList[]; next: string | null }> {
  authorise(person, 'restore a story')
  const cursor = readCursor(after)
  const { articleId, discardedAt } = discardedArticles
  const rows = await database()
    .select({
      id: articleId,
      headline: discardedArticles.headline,
      language: sql<Language>`${discardedArticles.story} #>> '{article,language}'`,
      discardedAt,
      discardedBy: people.name,
    })
    .from(discardedArticles)
    .innerJoin(people, eq(people.id, discardedArticles.discardedBy))
    .where(
      and(
        discardedOf(person),
        cursor ? or(lt(discardedAt, cursor.at), and(eq(discardedAt, cursor.at), lt(articleId, cursor.id))) : undefined,
      ),
    )
    .orderBy(desc(discardedAt), desc(articleId))
    .limit(length + 1)
  const stories = rows.slice(0, length)
  const last = stories.at(-1)
  return { stories, next: rows.length > length && last ? writeCursor({ at: last.discardedAt, id: last.id }) : null }
}

/** Drafts discarded at or before this instant can no longer be restored. */
export const monthAgo = sql`now() - interval '30 days'`

/** The condition for drafts that this person can restore. */
export const discardedOf = (person: Person): SQL | undefined =>
  and(
    gt(discardedArticles.discardedAt, monthAgo),
    can(person, 'restore a story', { mine: false }) ? inTheirSections(person) : eq(discardedArticles.createdBy, person.id),
  )

/** Where an editor looks after some sections: drafts of those, without one, and their own. */
function inTheirSections({ id, limits }: Person): SQL | undefined {
  if (!limits) return undefined
  const section = sql`${discardedArticles.story} #>> '{article,sectionId}'`
  return or(eq(discardedArticles.createdBy, id), sql`${section} is null`, inArray(section, [...limits.sections]))
}
