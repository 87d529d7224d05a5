import { tags } from '#lib/tags.ts'
import { listStories } from '#newsroom/articles/document.ts'
import type { SyndicatedStory } from './find-syndicated.ts'

/**
 * What these stories depend on when they are written for machines: their names and, as on a page, the stories to which their texts lead, live
 * or not. One that is taken down goes from there, too.
 */
export const tagsOfStories = (stories: readonly Pick<SyndicatedStory, 'articleId' | 'bylines' | 'topics' | 'text'>[]): string[] => [
  ...new Set(
    stories.flatMap(({ articleId, bylines, topics, text }) => [
      tags.article(articleId),
      ...bylines.map(({ id }) => tags.author(id)),
      ...topics.map(({ id }) => tags.topic(id)),
      ...(text ? listStories(text.body).map(tags.article) : []),
    ]),
  ),
]
