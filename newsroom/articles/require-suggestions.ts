import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { requireSuggestionsInput } from './input.ts'
import { lockArticle } from './lock-article.ts'

/** Sets whether only editors change the text of a story: what anybody else writes is a suggestion then (add-steps.ts refuses the rest). */
export async function requireSuggestions(
  person: Person,
  { articleId, isRequired }: z.output<typeof requireSuggestionsInput>,
): Promise<Outcome<{ version: number }, never>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'require suggestions', article)
    if (article.suggestOnly === isRequired) return done({ version: article.version })
    const [changed] = await tx
      .update(articles)
      .set({ suggestOnly: isRequired, version: sql`${articles.version} + 1`, updatedAt: now })
      .where(eq(articles.id, articleId))
      .returning({ version: articles.version })
    await record(tx, person, 'require-suggestions', { kind: 'article', id: articleId }, { isRequired })
    return done({ version: changed?.version ?? article.version })
  })
}
