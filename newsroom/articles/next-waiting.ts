import { and, asc, eq, isNotNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { inSectionsOf } from '#newsroom/people/sections-of.ts'
import type { articleInput } from './input.ts'

export type NextWaiting = { id: string; headline: string } | null

/** Of the other submitted stories that this editor may answer, the one that has waited longest. */
export async function nextWaiting(editor: Person, { articleId }: z.output<typeof articleInput>): Promise<NextWaiting> {
  authorise(editor, 'send back a story')
  const [next] = await database()
    .select({ id: articles.id, headline: drafts.headline })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(and(isNotNull(articles.submittedAt), ne(articles.id, articleId), inSectionsOf(editor)))
    .orderBy(asc(articles.submittedAt), asc(articles.id))
    .limit(1)
  return next ?? null
}
