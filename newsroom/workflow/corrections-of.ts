import { desc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { corrections } from '#db/schema/corrections.ts'
import { people } from '#db/schema/people.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** The correction notes of a story, newest first, including withdrawn ones. */
export async function correctionsOf(person: Person, articleId: string) {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  const notes = await database()
    .select({
      id: corrections.id,
      kind: corrections.kind,
      text: corrections.text,
      at: corrections.at,
      by: people.name,
      withdrawnAt: corrections.withdrawnAt,
    })
    .from(corrections)
    .leftJoin(people, eq(people.id, corrections.createdBy))
    .where(eq(corrections.articleId, articleId))
    .orderBy(desc(corrections.at), desc(corrections.id))
    .limit(100)
  return { notes }
}

export type CorrectionsOf = Awaited<ReturnType<typeof correctionsOf>>
