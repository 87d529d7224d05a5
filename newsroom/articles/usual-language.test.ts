import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { usualLanguage } from './usual-language.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('a new story has the language of the person’s last one, not of other people’s', async () => {
  expect(await usualLanguage(cast.danylo)).toBe('en')
  await database().insert(articles).values({ language: 'uk', createdBy: cast.danylo.id, updatedAt: sql`now() + interval '1 minute'` })
  expect(await usualLanguage(cast.danylo)).toBe('uk')
  expect(await usualLanguage(cast.olena)).toBe('en')
})
