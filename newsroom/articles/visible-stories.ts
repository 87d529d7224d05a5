import { and } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { articles } from '#db/schema/articles.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { visibleTo } from '#newsroom/people/visible-to.ts'

/** Those of these stories (ids) that the person may see. */
export async function visibleStories(person: Person, ids: readonly string[]): Promise<Set<string>> {
  authorise(person, 'see a story')
  if (ids.length === 0) return new Set()
  const rows = await database()
    .select({ id: articles.id })
    .from(articles)
    .where(and(isAmong(articles.id, ids), visibleTo(person)))
  return new Set(rows.map(({ id }) => id))
}
