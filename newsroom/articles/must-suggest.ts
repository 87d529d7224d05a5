import { eq, exists, type SQL, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import { can, type Thing } from '#newsroom/people/policy.ts'
import { isMadeBy } from '#newsroom/people/visible-to.ts'

/**
 * Whether a person changes the text of a story by suggestions only: an editor may ask that for a story, an admin for others' stories, and an
 * editor of other sections always does.
 */
export const mustSuggest = (person: Person, story: Thing & { suggestOnly: boolean; suggestAsGuest: boolean }): boolean =>
  ((story.suggestOnly || story.suggestAsGuest) && !can(person, 'require suggestions', story)) || !can(person, 'save a story', story)

/** In a select from articles: somebody else began the story, and the newsroom lets journalists only suggest in such stories. */
export const suggestAsGuest = (actor: Actor): SQL<boolean> =>
  sql<boolean>`(not ${isMadeBy(actor)} and ${exists(database().select({ one: sql`1` }).from(newsroom).where(eq(newsroom.journalistsSuggest, true)))})`
