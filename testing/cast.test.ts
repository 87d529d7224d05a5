import { expect, test } from 'vitest'
import { database, paperDatabase } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { stories } from '#db/schema/paper.ts'
import { seedCast } from './cast.ts'

test('the cast has an article in each stage, and readers see only the published one', async () => {
  const cast = await seedCast()
  expect(await database().select({ stage: articles.stage }).from(articles)).toHaveLength(5)
  expect(await paperDatabase().select({ id: stories.articleId, hero: stories.hero, at: stories.firstPublishedAt }).from(stories)).toEqual([
    { id: cast.articles.published, hero: null, at: expect.any(Date) },
  ])
})
