import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { discard } from './discard.ts'
import { draftFor } from './draft-for.ts'
import { newStoryFor } from './new-story-for.ts'
import { restoreDiscarded } from './restore-discarded.ts'
import { startArticle } from './start-article.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('a story that was begun on a device is created once under its id, also when that is asked at the same moment', async () => {
  const id = randomUUID()
  const start = () => startArticle(cast.olena, { language: 'uk', id })
  const answers = await Promise.all([start(), start(), start()])
  expect(answers).toEqual(answers.map(() => ({ ok: true, value: { articleId: id } })))
  expect(await database().select({ language: articles.language }).from(articles).where(eq(articles.id, id))).toEqual([{ language: 'uk' }])
  expect(await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, id))).toEqual([{ verb: 'start-article' }])
})

test('it is created in nobody’s name but that of who began it', async () => {
  const id = randomUUID()
  const sent = { language: 'uk', id, writer: cast.olena.id } as const
  expect(await startArticle(cast.danylo, sent)).toEqual({ ok: false, problem: 'someone-else' })
  expect(await database().select().from(articles).where(eq(articles.id, id))).toEqual([])
  expect(await startArticle(cast.olena, sent)).toEqual({ ok: true, value: { articleId: id } })
  const [made] = await database().select({ by: articles.createdBy }).from(articles).where(eq(articles.id, id))
  expect(made).toEqual({ by: cast.olena.id })
})

test('it is not created again after it was discarded', async () => {
  const id = randomUUID()
  await startArticle(cast.olena, { language: 'en', id })
  await discard(cast.olena, { articleId: id })
  expect(await startArticle(cast.olena, { language: 'en', id })).toMatchObject({ ok: true })
  await expect(draftFor(cast.olena, id)).rejects.toThrow(NotFound)
})

test('an id of a story that somebody else discarded is refused, and theirs can be restored', async () => {
  const id = randomUUID()
  await startArticle(cast.olena, { language: 'en', id })
  await discard(cast.olena, { articleId: id })
  await expect(startArticle(cast.danylo, { language: 'en', id })).rejects.toThrow(NotFound)
  expect(await restoreDiscarded(cast.olena, { articleId: id })).toMatchObject({ ok: true })
  expect(await draftFor(cast.olena, id)).toMatchObject({ mine: true })
})

test('nor does anybody get it who asked for it while it was being discarded', async () => {
  const id = randomUUID()
  await startArticle(cast.olena, { language: 'en', id })
  const answers = await Promise.allSettled([
    discard(cast.olena, { articleId: id }),
    ...Array.from({ length: 8 }, () => startArticle(cast.danylo, { language: 'en', id })),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', ...Array.from({ length: 8 }, () => 'rejected')])
  expect(await restoreDiscarded(cast.olena, { articleId: id })).toMatchObject({ ok: true })
})

test('an id of somebody else’s story is refused as one that does not exist', async () => {
  const before = await draftFor(cast.olena, cast.articles.draft)
  await expect(startArticle(cast.danylo, { language: 'en', id: cast.articles.draft })).rejects.toThrow(NotFound)
  expect(await draftFor(cast.olena, cast.articles.draft)).toEqual(before)
})

test('a story that is not created yet looks as it will when it is', async () => {
  const id = randomUUID()
  const begun = await newStoryFor(cast.olena, 'en')
  await startArticle(cast.olena, { language: 'en', id })
  const { draft, steps, ...story } = await draftFor(cast.olena, id)
  expect(begun).toMatchObject({ ...story, id: '', draft: { ...draft, savedAt: expect.any(Date) }, steps })
})
