import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { type LockedArticle, lockArticle } from '#newsroom/articles/lock-article.ts'
import { may } from '#newsroom/articles/stages.ts'
import { looksOf } from '#newsroom/feed/bring-looks-back.ts'
import { holdActs, requireProofForMany } from '#newsroom/people/many-acts.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { unpublishInput } from './input.ts'
import { lockToLeave, withdraw } from './withdraw.ts'

/**
 * Removes a story from the paper; it can be edited and published again. Its address answers 404 until then. Unpublishing again changes
 * nothing and succeeds.
 */
export async function unpublish(
  editor: Actor,
  { articleId }: z.output<typeof unpublishInput>,
): Promise<Outcome<{ version: number }, 'wrong-stage'>> {
  return transaction(async (tx) => {
    await holdActs(tx, editor)
    const article = await lockArticle(tx, editor, articleId)
    authorise(editor, 'unpublish a story', article)
    if (article.stage === 'unpublished') return done({ version: article.version })
    if (!may('unpublish', article.stage)) return no('wrong-stage', { stage: article.stage })
    await requireProofForMany(tx, editor, ['unpublish', 'takedown'])
    const { version } = await takeOut(tx, editor, article)
    return done({ version })
  })
}

/** Unpublishes a live story that the caller has locked and authorised. Also returns the slug that readers knew. */
export async function takeOut(
  tx: Transaction,
  editor: Actor,
  { id: articleId, language, version: before }: LockedArticle,
  detail: Record<string, unknown> = {},
): Promise<{ version: number; slug: string | null }> {
  const { orders, touched } = await lockToLeave(tx, articleId, language)
  const shown = await shownBefore(tx, articleId)
  const slug = await withdraw(tx, editor, articleId, 'unpublished', orders)
  const version = before + 1
  await tx
    .update(articles)
    .set({ stage: 'unpublished', version, liveRevisionId: null, submittedAt: null, submittedBy: null, updatedAt: now })
    .where(eq(articles.id, articleId))
  await record(tx, editor, 'unpublish', { kind: 'article', id: articleId }, { ...shown, ...detail })
  await announce(tx, touched, { kind: 'unpublished', articleId, language, slug: slug ?? '' })
  return { version, slug }
}

/** What undo-unpublish.ts needs to bring back exactly what readers and editors had. */
async function shownBefore(tx: Transaction, articleId: string) {
  const [row] = await tx
    .select({ updatedAt: liveArticles.updatedAt, submittedAt: articles.submittedAt, submittedBy: articles.submittedBy })
    .from(articles)
    .leftJoin(liveArticles, eq(liveArticles.articleId, articles.id))
    .where(eq(articles.id, articleId))
  const looks = await looksOf(tx, articleId)
  return { ...Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null)), ...(looks.length > 0 && { looks }) }
}
