import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { noDeadline } from '#newsroom/articles/deadline.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { may } from '#newsroom/articles/stages.ts'
import { holdActs, requireProofForMany } from '#newsroom/people/many-acts.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { endPreviewLinks } from '#newsroom/preview/revoke-preview-link.ts'
import type { takedownInput } from './input.ts'
import { latestRevision } from './latest-revision.ts'
import { keepOldAddress } from './redirect.ts'
import { lockToLeave, withdraw } from './withdraw.ts'

/**
 * Takes a story down permanently: nothing of it stays public, and its addresses answer 410. The reason is recorded in the audit. Taking
 * down again changes nothing and succeeds; the first reason stays.
 */
export async function takedown(
  editor: Person,
  { articleId, reason }: z.output<typeof takedownInput>,
): Promise<Outcome<{ version: number }, 'wrong-stage'>> {
  return transaction(async (tx) => {
    await holdActs(tx, editor)
    const article = await lockArticle(tx, editor, articleId)
    authorise(editor, 'take down a story', article)
    if (article.stage === 'taken-down') return done({ version: article.version })
    if (!may('takedown', article.stage)) return no('wrong-stage', { stage: article.stage })
    await requireProofForMany(tx, editor, ['unpublish', 'takedown'])
    const { orders, touched } = await lockToLeave(tx, articleId, article.language)
    const slug = await withdraw(tx, editor, articleId, 'taken-down', orders)
    // The details may already have a new slug: the slug that readers knew must answer 410 as well.
    if (article.slug) await keepOldAddress(tx, article, article.slug, await latestRevision(tx, articleId))
    await endPreviewLinks(tx, editor, articleId)
    const version = article.version + 1
    await tx
      .update(articles)
      .set({ stage: 'taken-down', version, liveRevisionId: null, submittedAt: null, submittedBy: null, ...noDeadline, updatedAt: now })
      .where(eq(articles.id, articleId))
    await record(tx, editor, 'takedown', { kind: 'article', id: articleId }, { reason })
    // Under an embargo the slug of the draft may say what the story is about.
    const known = slug ?? (article.embargo ? null : article.slug)
    await announce(tx, touched, { kind: 'taken-down', articleId, language: article.language, slug: known ?? '' })
    return done({ version })
  })
}
