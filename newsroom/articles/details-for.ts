import { database } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type DraftFor, draftFor } from './draft-for.ts'
import { type LastChanges, lastChanges } from './replaced-details.ts'

/** The details alone, and who changed which of them last: for a panel that is outdated by another person's change. */
export async function detailsFor(
  person: Person,
  { articleId }: { articleId: string },
): Promise<Outcome<Omit<DraftFor, 'draft'> & { lastChanges: LastChanges }, never>> {
  const { draft: _, ...details } = await draftFor(person, articleId)
  return done({ ...details, lastChanges: person.role === 'guest' ? {} : await lastChanges(database(), articleId) })
}
