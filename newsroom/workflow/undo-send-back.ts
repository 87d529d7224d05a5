import { and, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Stage } from '#newsroom/articles/stages.ts'
import { tellNoMore } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { undoInput } from './input.ts'
import { lastStep } from './last-step.ts'

/**
 * Undoes a send-back within a minute: the story waits for an editor again, submitted by whom and when it was. A plan that was cancelled with
 * the send-back stays cancelled. 'too-late': the minute is over,
 * or something else happened to the story. Undoing again changes nothing and succeeds.
 */
export async function undoSendBack(
  editor: Person,
  { articleId }: z.output<typeof undoInput>,
): Promise<Outcome<{ version: number; stage: Stage }, 'too-late'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, editor, articleId)
    authorise(editor, 'send back a story', article)
    const last = await lastStep(tx, articleId)
    if (last?.verb === 'undo-send-back') return done({ version: article.version, stage: article.stage })
    if (last?.verb !== 'send-back' || last.personId !== editor.id || !last.isRecent) return no('too-late')
    const [submitted] = await tx
      .select({ by: audit.personId, at: audit.createdAt })
      .from(audit)
      .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'submit')))
      .orderBy(desc(audit.id))
      .limit(1)
    const stage = article.stage === 'published' ? 'published' : 'submitted'
    const version = article.version + (stage === article.stage ? 0 : 1)
    await tx
      .update(articles)
      .set({ stage, version, submittedAt: submitted?.at ?? now, submittedBy: submitted?.by ?? null, note: null, updatedAt: now })
      .where(eq(articles.id, articleId))
    await record(tx, editor, 'undo-send-back', { kind: 'article', id: articleId })
    await tellNoMore(tx, 'sent-back', articleId)
    return done({ version, stage })
  })
}
