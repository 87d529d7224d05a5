import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { redirects } from '#db/schema/articles.ts'
import { seedCast } from '#testing/cast.ts'
import { freeSlug, isTaken } from './slug.ts'

test('a slug that another story has, or had, gets a number; one’s own does not', async () => {
  const cast = await seedCast()
  expect(await freeSlug(database(), 'en', 'the-draft-story')).toBe('the-draft-story-2')
  expect(await freeSlug(database(), 'en', 'the-draft-story', cast.articles.draft)).toBe('the-draft-story')
  expect(await freeSlug(database(), 'uk', 'the-draft-story')).toBe('the-draft-story')
  await database().insert(redirects).values({ language: 'en', slug: 'the-draft-story-2', articleId: cast.articles.published })
  expect(await freeSlug(database(), 'en', 'the-draft-story')).toBe('the-draft-story-3')
  expect(await isTaken(database(), 'en', 'the-draft-story-2', cast.articles.draft)).toBe(true)
  expect(await isTaken(database(), 'en', 'the-draft-story-2', cast.articles.published)).toBe(false)
})
