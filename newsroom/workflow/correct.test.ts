import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, paperDatabase } from '#db/client.ts'
import { drafts, publications, revisions } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { liveArticles } from '#db/schema/live.ts'
import { storyCorrections } from '#db/schema/paper.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { correct } from './correct.ts'
import { correctionsOf } from './corrections-of.ts'
import { correctInput } from './input.ts'
import { publish } from './publish.ts'
import { takedown } from './takedown.ts'
import { unpublish } from './unpublish.ts'
import { withdrawCorrection } from './withdraw-correction.ts'

let cast: Cast
let articleId: string
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
  articleId = cast.articles.published
})

const seen = { article: 1, draft: 1 }
const note = { kind: 'correction', text: 'The tram had nine stops, not ten.' } as const
const makeInput = (change: Partial<Parameters<typeof correct>[1]> = {}) => ({ articleId, seen, ...note, ...change })

test('the newest text and the note are published together', async () => {
  await rewrite('The story, put right')
  const answer = await correct(cast.marta, makeInput({ seen: { article: 1, draft: 2 }, including: [cast.olena.id] }))

  expect(answer).toEqual({ ok: true, value: { version: 1, path: '/news/the-published-story', isTextNew: true } })
  const [live] = await database().select().from(liveArticles)
  expect(live).toMatchObject({ headline: 'The story, put right', updatedAt: expect.any(Date) })
  expect(await database().select().from(revisions).where(eq(revisions.articleId, articleId))).toHaveLength(2)
  expect(await database().select().from(publications).where(eq(publications.articleId, articleId)).orderBy(publications.id)).toMatchObject([
    { ending: 'superseded', endedBy: cast.marta.id },
    { ending: null },
  ])
  expect(await database().select().from(corrections)).toMatchObject([
    { ...note, articleId, language: 'en', revisionId: live?.revisionId, createdBy: cast.marta.id, at: live?.updatedAt, withdrawnAt: null },
  ])
  expect(await readShown()).toEqual([note.text])
  expect(await database().select().from(audit)).toMatchObject([{ verb: 'correct', personId: cast.marta.id, detail: note }])
})

test('without a change of the text only the note is added', async () => {
  expect(await correct(cast.marta, makeInput())).toMatchObject({ ok: true, value: { isTextNew: false } })

  expect(await database().select().from(revisions).where(eq(revisions.articleId, articleId))).toHaveLength(1)
  const [live] = await database().select().from(liveArticles)
  const [kept] = await database().select().from(corrections)
  expect(kept).toMatchObject({ revisionId: live?.revisionId, at: live?.updatedAt })
  expect(await readShown()).toEqual([note.text])
})

test('the edges learn of a correction, including the page of corrections, and again whenever the story changes', async () => {
  await correct(cast.marta, makeInput())
  const told = await lastTold()
  expect(told.event).toEqual({ kind: 'corrected', articleId, language: 'en', slug: 'the-published-story' })
  const touched = [tags.article(articleId), tags.feed('main', 'en'), tags.section(cast.section.id), tags.corrections('en')]
  expect(told.tags).toEqual(expect.arrayContaining(touched))

  await rewrite('Another headline')
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 2 } })
  expect((await lastTold()).tags).toContain(tags.corrections('en'))
  await unpublish(cast.marta, { articleId })
  expect((await lastTold()).tags).toContain(tags.corrections('en'))
})

test('a note that exists word for word is not added twice, however often and by however many people it is sent', async () => {
  const answers = await Promise.all([cast.marta, cast.ihor, cast.marta, cast.ihor].map((editor) => correct(editor, makeInput())))

  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(await database().select().from(corrections)).toHaveLength(1)
  expect(await database().select().from(outbox)).toHaveLength(1)
})

test('with an outdated version nothing is published and no note is added', async () => {
  await rewrite('Changed by a colleague')

  expect(await correct(cast.marta, makeInput())).toMatchObject({ problem: 'stale', detail: { article: 1 } })
  expect(await database().select().from(corrections)).toEqual([])
  expect(await database().select().from(outbox)).toEqual([])
})

test('an unfinished text is not published by a correction', async () => {
  await rewrite(' ')

  const answer = await correct(cast.marta, makeInput({ seen: { article: 1, draft: 2 } }))
  expect(answer).toMatchObject({ problem: 'unfinished', detail: { missing: [{ what: 'headline' }] } })
  expect(await database().select().from(corrections)).toEqual([])
})

test('only a published story can be corrected', async () => {
  for (const stage of ['draft', 'submitted', 'unpublished', 'taken-down'] as const)
    expect(await correct(cast.marta, makeInput({ articleId: cast.articles[stage] }))).toMatchObject({ problem: 'wrong-stage' })
})

test('a journalist may neither correct nor withdraw; other people’s stories are not found', async () => {
  await correct(cast.marta, makeInput())
  const correctionId = await noteId()
  await expect(correct(cast.olena, makeInput({ text: 'No.' }))).rejects.toThrow(NotAllowed)
  await expect(correct(cast.danylo, makeInput({ text: 'No.' }))).rejects.toThrow(NotFound)
  await expect(withdrawCorrection(cast.olena, { articleId, correctionId })).rejects.toThrow(NotAllowed)
  await expect(withdrawCorrection(cast.danylo, { articleId, correctionId })).rejects.toThrow(NotFound)
  await expect(correctionsOf(cast.danylo, articleId)).rejects.toThrow(NotFound)
  expect(await readShown()).toEqual([note.text])
})

test.each(['unpublished', 'taken down'])('the notes of a story that is %s are no longer public', async (how) => {
  await correct(cast.marta, makeInput())
  if (how === 'unpublished') await unpublish(cast.marta, { articleId })
  else await takedown(cast.marta, { articleId, reason: 'A court said so.' })

  expect(await readShown()).toEqual([])
  expect((await correctionsOf(cast.marta, articleId)).notes).toHaveLength(1)
})

test('a withdrawn note is no longer public, and stays in the newsroom’s records', async () => {
  await correct(cast.marta, makeInput())
  const correctionId = await noteId()
  expect(await withdrawCorrection(cast.ihor, { articleId, correctionId })).toEqual({ ok: true, value: null })
  expect(await withdrawCorrection(cast.marta, { articleId, correctionId })).toEqual({ ok: true, value: null })

  expect(await readShown()).toEqual([])
  expect((await correctionsOf(cast.olena, articleId)).notes).toMatchObject([{ text: note.text, withdrawnAt: expect.any(Date) }])
  const told = await database().select().from(outbox).orderBy(outbox.id)
  expect(told).toMatchObject([
    { event: { kind: 'corrected' } },
    { event: { kind: 'updated' }, tags: expect.arrayContaining(['corrections:en']) },
  ])
  expect(await database().select().from(audit).orderBy(audit.id)).toMatchObject([
    { verb: 'correct' },
    { verb: 'withdraw-correction', personId: cast.ihor.id, detail: { correction: correctionId, text: note.text } },
  ])
})

test('a note of another story cannot be withdrawn through this one', async () => {
  await correct(cast.marta, makeInput())
  const correctionId = '0190a6b0-0000-7000-8000-000000000000'
  await expect(withdrawCorrection(cast.marta, { articleId, correctionId })).rejects.toThrow(NotFound)
  expect(await withdrawCorrection(cast.marta, { articleId: cast.articles.draft, correctionId: await noteId() })).toMatchObject({
    problem: 'wrong-stage',
  })
  expect(await readShown()).toEqual([note.text])
})

test('the database refuses a note that is rewritten, empty, too long, or restored after it was withdrawn', async () => {
  await correct(cast.marta, makeInput())
  const [kept] = await database().select().from(corrections)
  if (!kept) throw new Error('no note')
  const expectRefusal = (statement: ReturnType<typeof sql>, cause: RegExp) =>
    expect(database().execute(statement)).rejects.toMatchObject({ cause: { message: expect.stringMatching(cause) } })
  await expectRefusal(sql`update corrections set text = 'Something else.'`, /never changed/)
  for (const text of ['', ' ', 'x'.repeat(601)])
    await expect(
      database().insert(corrections).values({ articleId, revisionId: kept.revisionId, language: 'en', kind: 'correction', text }),
      text,
    ).rejects.toMatchObject({ cause: { message: expect.stringMatching(/corrections_text/) } })
  await withdrawCorrection(cast.marta, { articleId, correctionId: kept.id })
  await expectRefusal(sql`update corrections set withdrawn_at = null, withdrawn_by = null`, /never changed/)
})

test.each([
  ['', false],
  ['  \n ', false],
  ['half a \ud800 character', true],
  ['x'.repeat(601), false],
  ['x'.repeat(600), true],
  ['A note.', true],
])('of what is sent as a note, %.25j is taken: %j', (text, isTaken) => {
  expect(correctInput.safeParse({ ...makeInput(), text }).success).toBe(isTaken)
})

test('a note is one paragraph', () => {
  expect(correctInput.parse({ ...makeInput(), text: ' One\n\n two. ' })).toMatchObject({ text: 'One two.' })
})

const rewrite = (headline: string) =>
  database()
    .update(drafts)
    .set({ headline, version: sql`${drafts.version} + 1` })
    .where(eq(drafts.articleId, articleId))

const readShown = async () => (await paperDatabase().select({ text: storyCorrections.text }).from(storyCorrections)).map(({ text }) => text)

async function noteId() {
  const [row] = await database().select({ id: corrections.id }).from(corrections)
  if (!row) throw new Error('no note')
  return row.id
}

async function lastTold() {
  const [row] = await database().select().from(outbox).orderBy(sql`id desc`).limit(1)
  if (!row) throw new Error('nothing was told')
  return row
}
