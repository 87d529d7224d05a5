import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { sendBack } from './send-back.ts'
import { submit } from './submit.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('a journalist submits a draft, an editor sends it back with a note, it is submitted again', async () => {
  const articleId = cast.articles.draft
  expect(await submit(cast.olena, { articleId })).toEqual({ ok: true, value: { version: 2, stage: 'submitted' } })
  expect(await row(articleId)).toMatchObject({ stage: 'submitted', submittedBy: cast.olena.id, submittedAt: expect.any(Date) })

  expect(await sendBack(cast.marta, { articleId, note: 'Who says so?' })).toMatchObject({ ok: true, value: { version: 3, stage: 'draft' } })
  expect(await row(articleId)).toMatchObject({ stage: 'draft', note: 'Who says so?', submittedAt: null })

  expect(await submit(cast.olena, { articleId })).toMatchObject({ ok: true })
  expect(await row(articleId)).toMatchObject({ stage: 'submitted', note: null })
  expect(await readRecorded(articleId)).toEqual(['submit', 'send-back', 'submit'])
})

test('changes to a published story wait for an editor while readers keep what they have', async () => {
  const articleId = cast.articles.published
  expect(await sendBack(cast.marta, { articleId, note: 'Nothing waits.' })).toMatchObject({ problem: 'wrong-stage' })
  expect(await submit(cast.olena, { articleId })).toMatchObject({ ok: true, value: { stage: 'published' } })
  expect(await row(articleId)).toMatchObject({ stage: 'published', submittedAt: expect.any(Date) })
  expect(await sendBack(cast.marta, { articleId, note: 'Not yet.' })).toMatchObject({ ok: true, value: { stage: 'published' } })
  expect(await row(articleId)).toMatchObject({ stage: 'published', submittedAt: null, note: 'Not yet.' })
  expect(await database().select().from(liveArticles).where(eq(liveArticles.articleId, articleId))).toHaveLength(1)
})

test('submitting or sending back again after a lost response succeeds, and nothing is recorded twice', async () => {
  const articleId = cast.articles.draft
  await sendBack(cast.marta, { articleId, note: 'Start over.' })
  const before = await readRecorded(articleId)
  const handedIn = await submit(cast.olena, { articleId })
  const standing = await row(articleId)
  expect(await submit(cast.olena, { articleId })).toEqual(handedIn)
  expect(await row(articleId)).toEqual(standing)
  expect(await submit(cast.marta, { articleId })).toMatchObject({ problem: 'wrong-stage' })

  const sentBack = await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  expect(await sendBack(cast.marta, { articleId, note: 'Who says so?' })).toEqual(sentBack)
  expect(await sendBack(cast.marta, { articleId, note: 'And when?' })).toMatchObject({ problem: 'wrong-stage' })
  expect((await readRecorded(articleId)).slice(before.length)).toEqual(['submit', 'send-back'])
})

test('changes to a published story are not submitted twice by the same person', async () => {
  const articleId = cast.articles.published
  const handedIn = await submit(cast.olena, { articleId })
  const standing = await row(articleId)
  expect(handedIn).toMatchObject({ ok: true, value: { stage: 'published' } })
  expect(await submit(cast.olena, { articleId })).toEqual(handedIn)
  expect(await row(articleId)).toEqual(standing)
})

test('a story that readers have seen never becomes a draft again', async () => {
  const articleId = cast.articles.unpublished
  await database().update(articles).set({ firstPublishedAt: new Date() }).where(eq(articles.id, articleId))
  await submit(cast.olena, { articleId })
  expect(await sendBack(cast.marta, { articleId, note: 'Check it again.' })).toMatchObject({ ok: true, value: { stage: 'unpublished' } })
})

test('a story that another person submitted, or one that is taken down, cannot be submitted', async () => {
  expect(await submit(cast.olena, { articleId: cast.articles.submitted })).toMatchObject({ problem: 'wrong-stage' })
  expect(await submit(cast.olena, { articleId: cast.articles['taken-down'] })).toMatchObject({ problem: 'wrong-stage' })
})

test('a journalist cannot submit another person’s story or send one back', async () => {
  await expect(submit(cast.danylo, { articleId: cast.articles.draft })).rejects.toThrow(NotFound)
  await expect(sendBack(cast.danylo, { articleId: cast.articles.submitted, note: 'No.' })).rejects.toThrow(NotFound)
  await expect(sendBack(cast.olena, { articleId: cast.articles.submitted, note: 'No.' })).rejects.toThrow(NotAllowed)
  expect(await row(cast.articles.submitted)).toMatchObject({ stage: 'submitted', note: null })
})

const row = async (id: string) => (await database().select().from(articles).where(eq(articles.id, id)))[0]
const readRecorded = async (id: string) =>
  (await database().select().from(audit).where(eq(audit.subjectId, id)).orderBy(audit.id)).map(({ verb }) => verb)
