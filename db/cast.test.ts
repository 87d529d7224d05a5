import { expect, test } from 'vitest'
import { seedCast } from './cast.ts'
import { database, paperDatabase } from './client.ts'
import { articles } from './schema/articles.ts'
import { stories } from './schema/paper.ts'

test('the cast has an article in each stage, and readers see only the published one', async () => {
  const cast = await seedCast()
  expect(await database().select({ stage: articles.stage }).from(articles)).toHaveLength(5)
  expect(await paperDatabase().select({ id: stories.articleId, hero: stories.hero, at: stories.firstPublishedAt }).from(stories)).toEqual([
    { id: cast.articles.published, hero: null, at: expect.any(Date) },
  ])
})
