import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { candidateOf } from '#newsroom/articles/candidate.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { makeVersion } from '#newsroom/articles/make-version.ts'
import { may, type Stage } from '#newsroom/articles/stages.ts'
import { tellOf } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { submitInput } from './input.ts'

/**
 * Submits a story to the editors, with an optional note. A published story stays as it is for readers; its changes wait for an editor.
 * Submitting again by the same person changes nothing and succeeds.
 */
export async function submit(
  person: Person,
  { articleId, note }: z.output<typeof submitInput>,
): Promise<Outcome<{ version: number; stage: Stage }, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'submit a story', article)
    const [waiting] = await tx
      .select({ since: articles.submittedAt, by: articles.submittedBy })
      .from(articles)
      .where(eq(articles.id, articleId))
    if (waiting?.since && waiting.by === person.id) return done({ version: article.version, stage: article.stage })
    if (!may('submit', article.stage)) return no('wrong-stage', { stage: article.stage })
    const stage = article.stage === 'published' ? 'published' : 'submitted'
    const version = article.version + (stage === article.stage ? 0 : 1)
    const [submitted] = await tx
      .update(articles)
      .set({ stage, version, submittedAt: now, submittedBy: person.id, note: null, updatedAt: now })
      .where(eq(articles.id, articleId))
      .returning({ at: articles.submittedAt })
    await makeVersion(tx, await candidateOf(tx, articleId), { kind: 'submitted', personId: person.id })
    await record(tx, person, 'submit', { kind: 'article', id: articleId }, note ? { note } : {})
    const key = `submitted:${articleId}:${submitted?.at?.toISOString()}`
    await tellOf(tx, { kind: 'submitted', key, toEditors: true, by: person.id, articleId, detail: note ? { text: note } : {} })
    return done({ version, stage })
  })
}
