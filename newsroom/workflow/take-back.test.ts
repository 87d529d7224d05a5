import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { NotFound } from '#lib/outcome.ts'
import { draftFor } from '#newsroom/articles/draft-for.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { sendBack } from './send-back.ts'
import { submit } from './submit.ts'
import { takeBack } from './take-back.ts'
import { takedown } from './takedown.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute('truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade')
  cast = await seedCast()
})
const row = async (articleId: string) => (await database().select().from(articles).where(eq(articles.id, articleId)))[0]

test('a writer takes back a submitted story: it is a draft again, and doing it twice is recorded once', async () => {
  const articleId = cast.articles.draft
  await submit(cast.olena, { articleId, note: 'Please before six.' })
  expect((await draftFor(cast.marta, articleId)).steps.submitted).toMatchObject({
    by: 'Olena',
    note: 'Please before six.',
    at: expect.any(Date),
  })
  expect(await takeBack(cast.olena, { articleId })).toEqual({ ok: true, value: { version: 3, stage: 'draft' } })
  expect(await takeBack(cast.olena, { articleId })).toEqual({ ok: true, value: { version: 3, stage: 'draft' } })
  expect(await row(articleId)).toMatchObject({ stage: 'draft', submittedAt: null, submittedBy: null })
  expect((await database().select().from(audit)).map(({ verb }) => verb)).toEqual(['submit', 'take-back'])
})

test('changes to a published story are taken back, and readers keep what they have', async () => {
  const articleId = cast.articles.published
  await submit(cast.olena, { articleId })
  expect(await takeBack(cast.olena, { articleId })).toMatchObject({ ok: true, value: { stage: 'published' } })
  expect(await row(articleId)).toMatchObject({ stage: 'published', submittedAt: null, liveRevisionId: expect.any(String) })
})

test('neither another person’s story nor one that is taken down can be taken back', async () => {
  await submit(cast.olena, { articleId: cast.articles.draft })
  await expect(takeBack(cast.danylo, { articleId: cast.articles.draft })).rejects.toThrow(NotFound)
  expect(await takeBack(cast.olena, { articleId: cast.articles['taken-down'] })).toMatchObject({ problem: 'wrong-stage' })
})

test('the desk shows who sent a story back and who took one down; only editors see the reason', async () => {
  await submit(cast.olena, { articleId: cast.articles.draft })
  await sendBack(cast.marta, { articleId: cast.articles.draft, note: 'Who says so?' })
  expect((await draftFor(cast.olena, cast.articles.draft)).steps.sentBack).toMatchObject({ by: 'Marta', note: 'Who says so?' })
  await takedown(cast.ihor, { articleId: cast.articles.published, reason: 'A court said so.' })
  expect((await draftFor(cast.marta, cast.articles.published)).steps.takenDown).toMatchObject({ by: 'Ihor', note: 'A court said so.' })
  expect((await draftFor(cast.olena, cast.articles.published)).steps.takenDown).toMatchObject({ by: 'Ihor', note: null })
  expect((await draftFor(cast.marta, cast.articles.submitted)).steps).toEqual({ submitted: null, sentBack: null, takenDown: null })
})
