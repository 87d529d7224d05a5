import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { deskStories } from './desk-stories.ts'
import { deskStoriesVersion } from './desk-stories-version.ts'
import { emptyDocument } from './document.ts'
import { deskStoriesInput } from './input.ts'
import { mostWaiting, waitingFor } from './waiting-for.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
  await database().update(articles).set({ submittedAt: null, note: null })
})

const set = (id: string, values: Partial<typeof articles.$inferInsert>) =>
  database().update(articles).set(values).where(eq(articles.id, id))
const submitted = { submittedAt: sql`now()` as unknown as Date } // evaluated by the database

test('for an editor all submitted stories wait', async () => {
  expect(await waitingFor(cast.marta)).toBe(0)
  await set(cast.articles.submitted, submitted)
  await set(cast.articles.published, submitted)
  for (const person of [cast.marta, cast.ihor]) expect(await waitingFor(person)).toBe(2)
  expect(await waitingFor(cast.olena)).toBe(0)
})

test('for a journalist only their own stories that were sent back wait', async () => {
  await set(cast.articles.draft, { note: 'Who says so?' })
  await set(cast.articles.unpublished, { note: 'And when?', createdBy: cast.danylo.id })
  expect(await waitingFor(cast.olena)).toBe(1)
  expect(await waitingFor(cast.danylo)).toBe(1)
  expect(await waitingFor(cast.marta)).toBe(0)
})

test('counting stops at the limit', async () => {
  const many = Array.from({ length: 1500 }, () => ({ language: 'en' as const, createdBy: cast.olena.id, ...submitted }))
  const made = await database().insert(articles).values(many).returning({ id: articles.id })
  await database()
    .insert(drafts)
    .values(made.map(({ id }) => ({ articleId: id, body: emptyDocument, updatedBy: cast.olena.id })))
  expect(await waitingFor(cast.marta)).toBe(mostWaiting)
})

test('the version of a list changes only when a story of the list changes', async () => {
  const all = deskStoriesInput.parse({ scope: 'all' })
  const waiting = deskStoriesInput.parse({ scope: 'waiting' })
  const before = [await deskStoriesVersion(cast.marta, all), await deskStoriesVersion(cast.marta, waiting)]
  expect(await deskStoriesVersion(cast.marta, all)).toBe(before[0])
  expect((await deskStories(cast.marta, all)).version).toBe(before[0])
  await set(cast.articles.draft, { updatedAt: sql`now() + interval '1 minute'` as unknown as Date })
  expect(await deskStoriesVersion(cast.marta, all)).not.toBe(before[0])
  expect(await deskStoriesVersion(cast.marta, waiting)).toBe(before[1])
  await set(cast.articles.draft, submitted)
  expect(await deskStoriesVersion(cast.marta, waiting)).not.toBe(before[1])
  expect(await deskStoriesVersion(cast.danylo, all)).toBe(await deskStoriesVersion(cast.danylo, waiting))
})
