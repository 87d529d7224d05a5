import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articleShares, drafts } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeDetails } from './change-details.ts'
import { draftFor } from './draft-for.ts'
import { saveDraft } from './save-draft.ts'
import { startArticle } from './start-article.ts'

let cast: Cast
const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Three new words' }] }] }
const by = (who: { id: string }, articleId: string, more: object = {}) => ({
  articleId,
  seenVersion: 1,
  headline: 'New',
  dek: '',
  body,
  writer: who.id,
  ...more,
})
const textOf = async (articleId: string) => (await database().select().from(drafts).where(eq(drafts.articleId, articleId)))[0]

test('a save stores headline, dek, body and word count, and increments the version', async () => {
  cast = await seedCast()
  const answer = await saveDraft(cast.olena, by(cast.olena, cast.articles.draft))
  expect(answer).toEqual({ ok: true, value: { version: 2, savedAt: expect.any(Date), slug: 'new' } })
  expect(await textOf(cast.articles.draft)).toMatchObject({ version: 2, headline: 'New', body, words: 3, updatedBy: cast.olena.id })
})

test('a stale save changes nothing and returns the newer text, with who saved it and when', async () => {
  const answer = await saveDraft(cast.olena, by(cast.olena, cast.articles.draft, { headline: 'Late' }))
  expect(answer).toMatchObject({
    ok: false,
    problem: 'stale',
    detail: { version: 2, headline: 'New', body, savedBy: 'Olena', savedAt: expect.any(Date) },
  })
  expect(await textOf(cast.articles.draft)).toMatchObject({ version: 2, headline: 'New' })
})

test('of two simultaneous saves one succeeds and the other is stale', async () => {
  const answers = await Promise.all([
    saveDraft(cast.olena, by(cast.olena, cast.articles.unpublished, { headline: 'One' })),
    saveDraft(cast.marta, by(cast.marta, cast.articles.unpublished, { headline: 'Two' })),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await textOf(cast.articles.unpublished)).toMatchObject({ version: 2 })
})

test('a journalist may save another person’s story only once it is shared; an editor may save all', async () => {
  await expect(saveDraft(cast.danylo, by(cast.danylo, cast.articles.submitted))).rejects.toThrow(NotFound)
  expect(await textOf(cast.articles.submitted)).toMatchObject({ version: 1 })
  await database().insert(articleShares).values({ articleId: cast.articles.submitted, personId: cast.danylo.id })
  expect(await saveDraft(cast.danylo, by(cast.danylo, cast.articles.submitted))).toMatchObject({ ok: true })
  expect(await saveDraft(cast.marta, by(cast.marta, cast.articles.published))).toMatchObject({ ok: true })
})

test('text that one person typed is not saved in the name of another', async () => {
  expect(await saveDraft(cast.marta, by(cast.olena, cast.articles.draft, { seenVersion: 2 }))).toMatchObject({ problem: 'someone-else' })
})

test('a story that was taken down cannot be saved', async () => {
  expect(await saveDraft(cast.marta, by(cast.marta, cast.articles['taken-down']))).toMatchObject({ problem: 'wrong-stage' })
})

test.each([
  ['too-long', { headline: 'x'.repeat(301) }],
  ['too-long', { dek: 'x'.repeat(1001) }],
  ['too-long', { body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(2_000_001) }] }] } }],
  ['bad-document', { body: { type: 'doc', content: [{ type: 'script' }] } }],
  ['bad-document', { body: { type: 'doc', content: [] } }],
  ['bad-document', { body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a\0b' }] }] } }],
  ['bad-document', { body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a\ud800b' }] }] } }],
  ['bad-document', { body: undefined }],
  ['bad-document', { body: JSON.parse(`${'{"type":"doc","content":['.repeat(20_000)}${']}'.repeat(20_000)}`) }],
])('%s is refused with its name and changes nothing', async (problem, wrong) => {
  const before = await textOf(cast.articles.draft)
  expect(await saveDraft(cast.olena, by(cast.olena, cast.articles.draft, { seenVersion: 2, ...wrong }))).toMatchObject({
    ok: false,
    problem,
  })
  expect(await textOf(cast.articles.draft)).toEqual(before)
})

test('the audit records the first save of a session, not every one', async () => {
  const started = await startArticle(cast.danylo, { language: 'uk' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  for (const seenVersion of [1, 2, 3]) await saveDraft(cast.danylo, by(cast.danylo, articleId, { seenVersion }))
  await saveDraft(cast.marta, by(cast.marta, articleId, { seenVersion: 4 }))
  const rows = await database().select({ verb: audit.verb, personId: audit.personId }).from(audit).where(eq(audit.subjectId, articleId))
  expect(rows).toEqual([
    { verb: 'start-article', personId: cast.danylo.id },
    { verb: 'save-draft', personId: cast.marta.id },
  ])
})

test('a new story is visible only to its creator until it is shared', async () => {
  const started = await startArticle(cast.danylo, { language: 'uk' })
  if (!started.ok) throw new Error('not started')
  expect(await draftFor(cast.danylo, started.value.articleId)).toMatchObject({
    language: 'uk',
    stage: 'draft',
    mine: true,
    slug: null,
    draft: { version: 1, headline: '', savedBy: 'Danylo' },
  })
  await expect(draftFor(cast.olena, started.value.articleId)).rejects.toThrow(NotFound)
  expect(await draftFor(cast.marta, started.value.articleId)).toMatchObject({ mine: false })
})

test('the slug follows the headline until the story is published or somebody sets it by hand', async () => {
  const started = await startArticle(cast.olena, { language: 'uk' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  const slugWith = async (seenVersion: number, headline: string) => {
    const answer = await saveDraft(cast.olena, by(cast.olena, articleId, { seenVersion, headline }))
    return answer.ok ? answer.value.slug : answer.problem
  }
  expect(await slugWith(1, 'Ки')).toBe('ky')
  expect(await slugWith(2, 'Київ')).toBe('kyiv')
  expect(await slugWith(3, '')).toBe(null)
  expect(await slugWith(4, 'Київ сьогодні')).toBe('kyiv-sohodni')
  await changeDetails(cast.olena, { articleId, seenVersion: 1, changes: { slug: 'stolytsia' } })
  expect(await slugWith(5, 'Київ завтра')).toBe('stolytsia')
  const published = await saveDraft(cast.marta, by(cast.marta, cast.articles.published, { seenVersion: 2, headline: 'Quite another' }))
  expect(published).toMatchObject({ value: { slug: 'the-published-story' } })
})
