import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { nextWaiting } from './next-waiting.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
  await database().update(articles).set({ submittedAt: null })
})

test('the next story is the one that has waited longest, never the one that was just answered', async () => {
  const { draft, submitted, published } = cast.articles
  expect(await nextWaiting(cast.marta, { articleId: draft })).toBeNull()
  for (const [id, hours] of [
    [submitted, 1],
    [published, 3],
    [draft, 5],
  ] as const)
    await database()
      .update(articles)
      .set({ submittedAt: sql`now() - make_interval(hours => ${hours})` })
      .where(eq(articles.id, id))
  expect(await nextWaiting(cast.marta, { articleId: draft })).toEqual({ id: published, headline: 'The published story' })
  expect(await nextWaiting(cast.ihor, { articleId: published })).toMatchObject({ id: draft })
})

test('a journalist may not see which stories wait', async () => {
  await expect(nextWaiting(cast.olena, { articleId: cast.articles.draft })).rejects.toThrow(NotAllowed)
})
