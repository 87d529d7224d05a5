import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { may } from '#newsroom/workflow/stages.ts'
import type { articleInput } from './input.ts'
import { lockedFor } from './locked-for.ts'

/** Throws away a story that was never handed in. There is no way back, so the audit keeps its headline. */
export async function discard(person: Person, { articleId }: z.output<typeof articleInput>): Promise<Outcome<null, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockedFor(tx, person, articleId)
    authorise(person, 'discard a story', { mine: article.made })
    if (!may('discard', article.stage) || article.firstPublishedAt) return no('wrong-stage', { stage: article.stage })
    const [text] = await tx.select({ headline: drafts.headline, words: drafts.words }).from(drafts).where(eq(drafts.articleId, articleId))
    await tx.delete(articles).where(eq(articles.id, articleId))
    await record(tx, person, 'discard', { kind: 'article', id: articleId }, text ?? {})
    return done(null)
  })
}
