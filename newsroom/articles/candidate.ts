import { asc, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { articleBylines, articles, articleTopics, drafts } from '#db/schema/articles.ts'
import { pickStoryDetails } from '#db/schema/details.ts'
import { draftAt } from './draft-at.ts'
import { countWords } from './plain-text.ts'

/**
 * An article as it would be published now: its text and all its details. With `version`, the text as the log of the draft has it at that
 * version: others may have written on since. Null when the log has no such version.
 */
export async function candidateAt(reading: Reading, articleId: string, version: number): Promise<Candidate | null> {
  const newest = await candidateOf(reading, articleId)
  if (newest.draftVersion === version) return newest
  const text = await draftAt(reading, articleId, version)
  // A text without suggestions says nothing of them, and those of the newest text may be younger.
  return text && { ...newest, suggested: null, ...text, words: countWords(text.body, newest.language), draftVersion: version }
}

/** An article as it would be published now, with its newest text. */
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
      suggested: drafts.suggested,
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
