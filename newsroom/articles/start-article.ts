import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articleBylines, articles, drafts } from '#db/schema/articles.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { emptyDocument } from './document.ts'
import type { startArticleInput } from './input.ts'

/** Creates an empty story of this person, with their byline if their account has an author. */
export async function startArticle(
  person: Person,
  { language }: z.output<typeof startArticleInput>,
): Promise<Outcome<{ articleId: string }, never>> {
  authorise(person, 'write a story')
  return transaction(async (tx) => {
    const [article] = await tx.insert(articles).values({ language, createdBy: person.id }).returning({ id: articles.id })
    if (!article) throw new Error('the inserted article was not returned')
    await tx.insert(drafts).values({ articleId: article.id, body: emptyDocument, updatedBy: person.id })
    const [author] = await tx.select({ id: authors.id }).from(authors).where(eq(authors.personId, person.id))
    if (author) await tx.insert(articleBylines).values({ articleId: article.id, authorId: author.id, position: 0 })
    await record(tx, person, 'start-article', { kind: 'article', id: article.id }, { language })
    return done({ articleId: article.id })
  })
}
