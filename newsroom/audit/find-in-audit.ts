import { and, desc, eq, ilike, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { containsWords } from '#db/contains-words.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { program } from '#lib/audit-program.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { AuditWanted, findInAuditInput } from './input.ts'

export type FoundInAudit = { id: string; name: string }
type Query = z.output<typeof findInAuditInput>

const mostFound = 8

/** People of any account, also of disabled ones, by their name. */
export async function findPeopleOfAudit(person: Person, { query }: Query): Promise<Outcome<FoundInAudit[], never>> {
  authorise(person, 'see the audit')
  const rows = await database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(ilike(people.name, `%${query.replace(/[\\%_]/g, '\\$&')}%`))
    .orderBy(sql`${people.disabledAt} is not null`, people.name, people.id)
    .limit(mostFound)
  return done(rows)
}

/** Stories in any stage by words of their headline, the last changed first. */
export async function findStoriesOfAudit(person: Person, { query }: Query): Promise<Outcome<FoundInAudit[], never>> {
  authorise(person, 'see the audit')
  const words = query.split(/\s+/).filter(Boolean).slice(0, 8)
  const rows = await database()
    .select({ id: articles.id, name: drafts.headline })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(and(...words.map((word) => containsWords(drafts.headline, word))))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(mostFound)
  return done(rows)
}

/** The names of the person and the story that the page is filtered by. A story that is gone has an empty one. */
export async function namesOfFilter(
  person: Person,
  { person: by, story }: AuditWanted,
): Promise<{ person: FoundInAudit | null; story: FoundInAudit | null }> {
  authorise(person, 'see the audit')
  const [account] =
    by && by !== program ? await database().select({ id: people.id, name: people.name }).from(people).where(eq(people.id, by)) : []
  const [draft] = story
    ? await database().select({ id: drafts.articleId, name: drafts.headline }).from(drafts).where(eq(drafts.articleId, story))
    : []
  return { person: account ?? null, story: story ? (draft ?? { id: story, name: '' }) : null }
}
