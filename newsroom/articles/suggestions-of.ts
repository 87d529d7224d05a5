import type { Node } from '@tiptap/pm/model'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Reading, type Transaction } from '#db/client.ts'
import { suggestions } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { articleInput } from './input.ts'
import { newestText } from './newest-text.ts'
import { suggestionIds } from './settle-suggestions.ts'
import { storyFor } from './story-for.ts'
import { storyOf } from './story-schema.ts'

/** The most open suggestions of a story. */
export const mostSuggestions = 2000

/** One parameter, however many ids there are: Postgres takes 65,535 parameters. */
const isAmong = (ids: ReadonlySet<string>) => sql`${suggestions.id} = any(${sql.param([...ids])}::text[])`

/** Who made a suggestion, and when the newsroom first had it. */
export type SuggestionBy = { id: string; personId: string; name: string; at: Date; isOwn: boolean }

/** Who made the suggestions that are open in a story. */
export async function suggestionsFor(
  person: Person,
  { articleId }: z.output<typeof articleInput>,
): Promise<Outcome<SuggestionBy[], never>> {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  return done(await suggestionsIn(database(), person, articleId, storyOf(await newestText(database(), articleId))))
}

/** Who made the suggestions of a document. */
export async function suggestionsIn(reading: Reading, person: Person, articleId: string, doc: Node): Promise<SuggestionBy[]> {
  const ids = suggestionIds(doc)
  if (ids.size === 0) return []
  const rows = await reading
    .select({ id: suggestions.id, personId: suggestions.personId, name: people.name, at: suggestions.createdAt })
    .from(suggestions)
    .innerJoin(people, eq(people.id, suggestions.personId))
    .where(and(eq(suggestions.articleId, articleId), isAmong(ids)))
    .orderBy(asc(suggestions.createdAt))
  return rows.map((row) => ({ ...row, isOwn: row.personId === person.id }))
}

/** Remembers whose new suggestions are: person by the suggestion's id. What the newsroom knows already stays as it is. */
export async function nameSuggestions(tx: Transaction, articleId: string, named: ReadonlyMap<string, string>): Promise<void> {
  if (named.size === 0) return
  await tx
    .insert(suggestions)
    .values([...named].map(([id, personId]) => ({ articleId, id, personId })))
    .onConflictDoNothing()
}

/** The ids among these that are others' suggestions: what is in no row is new, and one's own. */
export async function othersSuggestions(
  reading: Reading,
  articleId: string,
  person: Person,
  ids: ReadonlySet<string>,
): Promise<Set<string>> {
  if (ids.size === 0) return new Set()
  const rows = await reading
    .select({ id: suggestions.id, personId: suggestions.personId })
    .from(suggestions)
    .where(and(eq(suggestions.articleId, articleId), isAmong(ids)))
  return new Set(rows.filter(({ personId }) => personId !== person.id).map(({ id }) => id))
}
