import { asc, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { articleBylines, articles, articleTopics, drafts } from '#db/schema/articles.ts'
import { pickStoryDetails } from '#db/schema/details.ts'

/** An article as it would be published now: its text and all its details. */
export async function candidateOf(reading: Reading, articleId: string) {
  const [candidate] = await reading
    .select({
      articleId: articles.id,
      language: articles.language,
      slug: articles.slug,
      sectionId: articles.sectionId,
      ...pickStoryDetails(articles),
      draftVersion: drafts.version,
      headline: drafts.headline,
      dek: drafts.dek,
      body: drafts.body,
      words: drafts.words,
    })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!candidate) throw new Error(`article ${articleId} has no draft`)
  const bylines = await reading
    .select({ id: articleBylines.authorId })
    .from(articleBylines)
    .where(eq(articleBylines.articleId, articleId))
    .orderBy(asc(articleBylines.position))
  const topics = await reading
    .select({ id: articleTopics.topicId })
    .from(articleTopics)
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(articleTopics.position))
  return { ...candidate, bylines: bylines.map(({ id }) => id), topics: topics.map(({ id }) => id) }
}

export type Candidate = Awaited<ReturnType<typeof candidateOf>>
