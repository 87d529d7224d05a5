import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tellNoMore } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { articleInput } from './input.ts'
import { lockArticle } from './lock-article.ts'
import { may } from './stages.ts'

/** From here on nobody looks after the story. One without an editor stays as it is. */
export async function unassignEditor(
  person: Person,
  { articleId }: z.output<typeof articleInput>,
): Promise<Outcome<{ version: number }, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'assign a story', article)
    if (!may('assign', article.stage)) return no('wrong-stage', { stage: article.stage })
    if (!article.editorId) return done({ version: article.version })
    const version = article.version + 1
    await tx.update(articles).set({ editorId: null, version, updatedAt: now }).where(eq(articles.id, articleId))
    await record(tx, person, 'unassign-editor', { kind: 'article', id: articleId }, { before: article.editorId })
    await tellNoMore(tx, 'assigned', articleId, [article.editorId])
    return done({ version })
  })
}
