import { and, eq, isNotNull } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import type { Reading } from '#db/client.ts'
import { articleBylines, articles } from '#db/schema/articles.ts'
import { authors } from '#db/schema/taxonomy.ts'

/** Whose story it is: who made it, and the accounts of the authors in its byline. */
export async function peopleBehind(reading: Reading, articleId: string): Promise<(string | null)[]> {
  const rows = await union(
    reading.select({ id: articles.createdBy }).from(articles).where(eq(articles.id, articleId)),
    reading
      .select({ id: authors.personId })
      .from(articleBylines)
      .innerJoin(authors, eq(authors.id, articleBylines.authorId))
      .where(and(eq(articleBylines.articleId, articleId), isNotNull(authors.personId))),
  )
  return rows.map(({ id }) => id)
}
