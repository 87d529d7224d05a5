import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockedFor } from '#newsroom/articles/locked-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { unpublishInput } from './input.ts'
import { pagesTouched } from './pages-touched.ts'
import { picturesAlone } from './pictures-alone.ts'
import { may } from './stages.ts'
import { withdraw } from './withdraw.ts'

/**
 * Takes a story out of the paper, to be worked on and perhaps published again. Its address answers 404 until then. What is
 * out already, by whomever, is answered and not taken out twice.
 */
export async function unpublish(
  editor: Person,
  { articleId }: z.output<typeof unpublishInput>,
): Promise<Outcome<{ version: number }, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockedFor(tx, editor, articleId)
    authorise(editor, 'unpublish a story', article)
    if (article.stage === 'unpublished') return done({ version: article.version })
    if (!may('unpublish', article.stage)) return no('wrong-stage', { stage: article.stage })
    const touched = [...(await pagesTouched(tx, articleId, article.language)), ...(await picturesAlone(tx, articleId))]
    const slug = await withdraw(tx, editor, articleId, 'unpublished')
    const version = article.version + 1
    await tx
      .update(articles)
      .set({ stage: 'unpublished', version, liveRevisionId: null, submittedAt: null, submittedBy: null, updatedAt: now })
      .where(eq(articles.id, articleId))
    await record(tx, editor, 'unpublish', { kind: 'article', id: articleId })
    await announce(tx, touched, { kind: 'unpublished', articleId, language: article.language, slug: slug ?? '' })
    return done({ version })
  })
}
