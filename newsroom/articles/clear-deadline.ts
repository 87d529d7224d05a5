import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { noDeadline } from './deadline.ts'
import type { articleInput } from './input.ts'
import { lockArticle } from './lock-article.ts'

/** From here on the story has no deadline. One without a deadline stays as it is. */
export async function clearDeadline(
  person: Person,
  { articleId }: z.output<typeof articleInput>,
): Promise<Outcome<{ version: number }, never>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'set a deadline', article)
    if (!article.deadlineAt) return done({ version: article.version })
    const version = article.version + 1
    await tx
      .update(articles)
      .set({ ...noDeadline, version, updatedAt: now })
      .where(eq(articles.id, articleId))
    await record(tx, person, 'clear-deadline', { kind: 'article', id: articleId }, { before: article.deadlineAt.toISOString() })
    return done({ version })
  })
}
