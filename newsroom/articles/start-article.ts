import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articleBylines, articles, drafts } from '#db/schema/articles.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { audit } from '#db/schema/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { emptyDocument } from './document.ts'
import type { startArticleInput } from './input.ts'

type Sent = z.output<typeof startArticleInput>

/**
 * Creates an empty story of this person, with their byline if their account has an author. With an id that a device made it is created
 * once, however often that is asked; also when it was discarded since. An id of somebody else's story is refused, also of a discarded one,
 * and it is never created in the name of somebody who signed in meanwhile.
 */
export async function startArticle(
  person: Person,
  { language, id, writer }: Sent,
): Promise<Outcome<{ articleId: string }, 'someone-else'>> {
  authorise(person, 'write a story')
  if (writer !== undefined && writer !== person.id) return no('someone-else')
  return transaction(async (tx) => {
    if (id && (await wasStarted(tx, person, id))) return done({ articleId: id })
    const [article] = await tx
      .insert(articles)
      .values({ id, language, createdBy: person.id })
      .onConflictDoNothing()
      .returning({ id: articles.id })
    // At the same moment by another request of this person, or the id is somebody else's.
    if (!article && id && (await wasStarted(tx, person, id))) return done({ articleId: id })
    if (!article || (await isDiscarded(tx, article.id))) throw new NotFound(`article ${id}`)
    await tx.insert(drafts).values({ articleId: article.id, body: emptyDocument, updatedBy: person.id })
    const [author] = await tx.select({ id: authors.id }).from(authors).where(eq(authors.personId, person.id))
    if (author) await tx.insert(articleBylines).values({ articleId: article.id, authorId: author.id, position: 0 })
    await record(tx, person, 'start-article', { kind: 'article', id: article.id }, { language })
    return done({ articleId: article.id })
  })
}

/** Asked after the story was created, because it may be discarded while this waits for the id. */
async function isDiscarded(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.select({ id: discardedArticles.articleId }).from(discardedArticles).where(eq(discardedArticles.articleId, id))
  return row !== undefined
}

async function wasStarted(tx: Transaction, person: Person, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.subjectId, id), eq(audit.verb, 'start-article'), eq(audit.personId, person.id)))
    .limit(1)
  return row !== undefined
}
