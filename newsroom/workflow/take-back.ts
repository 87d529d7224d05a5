import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { may, type Stage } from '#newsroom/articles/stages.ts'
import { tellNoMore } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { takeBackInput } from './input.ts'

/**
 * Takes back a submitted story, by anybody who may submit it. What readers see of a published story does not change. Taking back again
 * changes nothing and succeeds.
 */
export async function takeBack(
  person: Person,
  { articleId }: z.output<typeof takeBackInput>,
): Promise<Outcome<{ version: number; stage: Stage }, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'submit a story', article)
    const [waiting] = await tx.select({ since: articles.submittedAt }).from(articles).where(eq(articles.id, articleId))
    if (!waiting?.since && may('submit', article.stage)) return done({ version: article.version, stage: article.stage })
    if (!may('take back', article.stage)) return no('wrong-stage', { stage: article.stage })
    // A story that was ever published never becomes a draft again, because drafts can be discarded.
    const stage = article.stage === 'published' ? 'published' : article.firstPublishedAt ? 'unpublished' : 'draft'
    const version = article.version + (stage === article.stage ? 0 : 1)
    await tx
      .update(articles)
      .set({ stage, version, submittedAt: null, submittedBy: null, updatedAt: now })
      .where(eq(articles.id, articleId))
    await record(tx, person, 'take-back', { kind: 'article', id: articleId })
    await tellNoMore(tx, 'submitted', articleId)
    return done({ version, stage })
  })
}
