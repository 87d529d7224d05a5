import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { liftEmbargoInput } from './input.ts'

/** Ends a story's embargo before its time. The reason is recorded in the audit. A story without an embargo stays as it is. */
export async function liftEmbargo(
  editor: Person,
  { articleId, reason }: z.output<typeof liftEmbargoInput>,
): Promise<Outcome<{ version: number }, never>> {
  return transaction(async (tx) => {
    const { embargo, ...article } = await lockArticle(tx, editor, articleId)
    authorise(editor, 'lift an embargo', article)
    if (!embargo) return done({ version: article.version })
    const version = article.version + 1
    await tx
      .update(articles)
      .set({ embargoUntil: null, embargoWall: null, embargoZone: null, embargoReason: '', version, updatedAt: now })
      .where(eq(articles.id, articleId))
    await record(tx, editor, 'lift-embargo', { kind: 'article', id: articleId }, { reason, until: embargo.until, why: embargo.reason })
    return done({ version })
  })
}
