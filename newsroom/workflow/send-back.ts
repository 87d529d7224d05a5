import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { publishingKinds } from '#db/schema/schedules.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { type Cancelled, cancelSchedules } from '#newsroom/articles/cancel-schedules.ts'
import { candidateOf } from '#newsroom/articles/candidate.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { makeVersion } from '#newsroom/articles/make-version.ts'
import { may, type Stage } from '#newsroom/articles/stages.ts'
import { peopleBehind } from '#newsroom/notices/people-behind.ts'
import { tellNoMore, tellOf } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { sendBackInput } from './input.ts'

/**
 * Returns a submitted story to its writer with a note. What readers see of a published story does not change. A plan to publish or update it
 * is cancelled, because an editor no longer approves what it holds; `cancelled` is that plan. Sending the same note again changes nothing and
 * succeeds.
 */
export async function sendBack(
  editor: Person,
  { articleId, note }: z.output<typeof sendBackInput>,
): Promise<Outcome<{ version: number; stage: Stage; cancelled: Pick<Cancelled, 'at' | 'zone'> | null }, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, editor, articleId)
    authorise(editor, 'send back a story', article)
    const [waiting] = await tx
      .select({ since: articles.submittedAt, by: articles.submittedBy, note: articles.note })
      .from(articles)
      .where(eq(articles.id, articleId))
    if (article.stage !== 'taken-down' && waiting && !waiting.since && waiting.note === note)
      return done({ version: article.version, stage: article.stage, cancelled: null })
    if (!may('send back', article.stage) || (article.stage === 'published' && !waiting?.since))
      return no('wrong-stage', { stage: article.stage })
    // A story that was ever published never becomes a draft again, because drafts can be discarded.
    const stage = article.stage === 'published' ? 'published' : article.firstPublishedAt ? 'unpublished' : 'draft'
    const version = article.version + (stage === article.stage ? 0 : 1)
    const [returned] = await tx
      .update(articles)
      .set({ stage, version, submittedAt: null, submittedBy: null, note, updatedAt: now })
      .where(eq(articles.id, articleId))
      .returning({ at: articles.updatedAt })
    await makeVersion(tx, await candidateOf(tx, articleId), { kind: 'sent-back', personId: editor.id })
    await record(tx, editor, 'send-back', { kind: 'article', id: articleId }, { note })
    const [cancelled = null] = await cancelSchedules(tx, editor, articleId, 'sent-back', publishingKinds)
    await tellNoMore(tx, 'submitted', articleId)
    // Not by when it was submitted: that stays when this is undone, and the next note is another one.
    const key = `sent-back:${articleId}:${returned?.at.toISOString()}`
    const to = [...(await peopleBehind(tx, articleId)), waiting?.by ?? null]
    await tellOf(tx, { kind: 'sent-back', key, to, by: editor.id, articleId, detail: { text: note } })
    return done({ version, stage, cancelled: cancelled && { at: cancelled.at, zone: cancelled.zone } })
  })
}
