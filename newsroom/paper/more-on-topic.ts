import { and, eq, ne } from 'drizzle-orm'
import { stories, storyTopics } from '#db/schema/paper.ts'
import { newestFirst } from './newest-first.ts'
import type { PublishedArticle } from './published-by-slug.ts'
import { cards, type StoryCard } from './story-card.ts'

export type MoreOnTopic = { topic: PublishedArticle['topics'][number]; stories: StoryCard[] }

/** How many other stories are shown. */
const length = 3

/** The newest other live stories on the first of a story's topics that has any, in its language; null when none has. */
export async function moreOnTopic({
  articleId,
  language,
  topics,
}: Pick<PublishedArticle, 'articleId' | 'language' | 'topics'>): Promise<MoreOnTopic | null> {
  for (const topic of topics.slice(0, mostTopics)) {
    const found = await cards()
      .innerJoin(storyTopics, eq(storyTopics.articleId, stories.articleId))
      .where(and(eq(storyTopics.topicId, topic.id), eq(storyTopics.language, language), ne(storyTopics.articleId, articleId)))
      .orderBy(...newestFirst(storyTopics))
      .limit(length)
    if (found.length > 0) return { topic, stories: found }
  }
  return null
}

/** Further topics are not queried, so that a page makes a limited number of queries. */
const mostTopics = 5
