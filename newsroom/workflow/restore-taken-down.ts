import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { restoreRequests } from '#db/schema/restore-requests.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import type { restoreTakenDownInput } from './input.ts'

/** `asked`: a second admin must agree first. */
export type Restored = { state: 'restored' | 'asked'; version: number }

/**
 * Undoes a takedown: the story is unpublished and can be written in and published again; its addresses answer 404 until then, and the
 * tombstone is gone at every edge. Where the newsroom wants two people for it, the first admin asks and another one restores. Restoring again
 * changes nothing and succeeds.
 */
export async function restoreTakenDown(
  admin: Person,
  { articleId, reason }: z.output<typeof restoreTakenDownInput>,
): Promise<Outcome<Restored, 'wrong-stage'>> {
  requireProof(admin)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, admin, articleId)
    authorise(admin, 'restore a taken-down story', article)
    const { version, language } = article
    if (article.stage === 'unpublished') return done({ state: 'restored', version })
    if (!may('restore', article.stage)) return no('wrong-stage', { stage: article.stage })
    const [setting] = await tx.select({ needsTwo: newsroom.restoreNeedsTwo }).from(newsroom)
    const [request] = await tx.select().from(restoreRequests).where(eq(restoreRequests.articleId, articleId))
    if (setting?.needsTwo && request?.askedBy === admin.id) return done({ state: 'asked', version })
    if (setting?.needsTwo && !request) {
      await tx.insert(restoreRequests).values({ articleId, askedBy: admin.id, reason })
      await record(tx, admin, 'ask-to-restore', { kind: 'article', id: articleId }, { reason })
      return done({ state: 'asked', version })
    }
    await tx.delete(restoreRequests).where(eq(restoreRequests.articleId, articleId))
    await tx
      .update(articles)
      .set({ stage: 'unpublished', version: version + 1, updatedAt: now })
      .where(eq(articles.id, articleId))
    const detail = { reason, ...(request && { askedBy: request.askedBy, firstReason: request.reason }) }
    await record(tx, admin, 'restore-taken-down', { kind: 'article', id: articleId }, detail)
    // Every tombstone has the tag of the feed. The event drops them, as it drops the pages of a story that leaves.
    await announce(tx, [tags.article(articleId), tags.lists(language), tags.feed('main', language)], {
      kind: 'unpublished',
      articleId,
      language,
      slug: article.slug ?? '',
    })
    return done({ state: 'restored', version: version + 1 })
  })
}
