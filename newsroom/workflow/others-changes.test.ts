import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { correct } from './correct.ts'
import { publish } from './publish.ts'
import { readinessFor } from './readiness.ts'

let cast: Cast
let articleId: string
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
  articleId = cast.articles.published
})

const note = { kind: 'correction', text: 'It was nine, not ten.' } as const
const names = async (editor: Person) => (await readinessFor(editor, articleId)).others.map(({ name }) => name)

test('an update or a correction with another person’s text in it is refused with their name, and published once the editor includes them', async () => {
  await write(cast.olena, 'Olena was here')
  const seen = await versions()
  const refused = { ok: false, problem: 'others-changes', detail: { people: [{ id: cast.olena.id, name: 'Olena' }] } }
  expect(await publish(cast.marta, { articleId, seen })).toEqual(refused)
  expect(await correct(cast.marta, { articleId, seen, ...note })).toEqual(refused)
  expect(await publish(cast.marta, { articleId, seen, including: [cast.danylo.id] })).toEqual(refused)
  expect((await live())?.headline).toBe('The published story')
  expect(await publish(cast.marta, { articleId, seen, including: [cast.olena.id] })).toMatchObject({ ok: true })
  expect((await live())?.headline).toBe('Olena was here')
})

test('one’s own changes need no agreement, and a note alone contains nobody’s', async () => {
  await write(cast.marta, 'Marta was here')
  expect(await publish(cast.marta, { articleId, seen: await versions() })).toMatchObject({ ok: true })
  expect(await correct(cast.marta, { articleId, seen: await versions(), ...note })).toMatchObject({ ok: true })
})

test('of two people each is named for changes that remain, and not for those that were taken back', async () => {
  await details(cast.olena, { breaking: true })
  await details(cast.ihor, { seoTitle: 'For machines' })
  await write(cast.marta, 'Marta was here')
  expect(await names(cast.marta)).toEqual(['Ihor', 'Olena'])
  expect(await names(cast.ihor)).toEqual(['Marta', 'Olena'])
  expect((await readinessFor(cast.ihor, articleId)).others).toMatchObject([
    { name: 'Marta', parts: ['headline'] },
    { name: 'Olena', parts: ['breaking'] },
  ])
  await details(cast.olena, { breaking: false })
  expect(await names(cast.marta)).toEqual(['Ihor'])
  const answer = await publish(cast.marta, { articleId, seen: await versions(), including: [cast.olena.id] })
  expect(answer).toMatchObject({ ok: false, problem: 'others-changes', detail: { people: [{ name: 'Ihor' }] } })
})

test('a person who continues writing after a publication is named, even if somebody else wrote last', async () => {
  await write(cast.olena, 'First')
  expect(await publish(cast.marta, { articleId, seen: await versions(), including: [cast.olena.id] })).toMatchObject({ ok: true })
  expect(await names(cast.marta)).toEqual([])
  await write(cast.olena, 'Second')
  await write(cast.marta, 'Third')
  expect(await names(cast.marta)).toEqual(['Olena'])
  expect(await publish(cast.marta, { articleId, seen: await versions(), including: [cast.olena.id] })).toMatchObject({ ok: true })
  await write(cast.marta, 'Fourth')
  expect(await names(cast.marta)).toEqual([])
})

test('changes that were not on the screen are not published, whoever is included', async () => {
  await write(cast.marta, 'Seen')
  const seen = await versions()
  await write(cast.marta, 'Not seen')
  await write(cast.olena, 'Not seen either')
  expect(await publish(cast.marta, { articleId, seen })).toMatchObject({ ok: true })
  expect((await live())?.headline).toBe('Seen')
  expect(await names(cast.marta), 'what was written since waits for the next update').toEqual(['Olena'])
  const newest = await versions()
  expect(await publish(cast.marta, { articleId, seen: newest, including: [cast.olena.id] })).toMatchObject({ ok: true })
  expect(await publish(cast.ihor, { articleId, seen }), 'readers do not get an older text again').toMatchObject({ problem: 'stale' })
  expect((await live())?.headline).toBe('Not seen either')
})

test.each([
  { verb: 'publish', part: ['seoTitle'], stage: 'published' },
  { verb: 'publish', part: ['seoTitle'], stage: 'submitted' },
  { verb: 'correct', part: ['seoTitle'], stage: 'submitted' },
  { verb: 'correct', part: [], stage: 'published' },
  { verb: 'correct', part: [], stage: 'submitted' },
] as const)('what a part of an update ($verb, $part, $stage) held back is not published later without being agreed to', async (part) => {
  articleId = cast.articles[part.stage]
  if (part.stage === 'submitted') expect(await publish(cast.marta, { articleId, seen: await versions() })).toMatchObject({ ok: true })
  await details(cast.olena, { breaking: true })
  await details(cast.ihor, { seoTitle: 'For machines' })
  await write(cast.olena, 'Olena was here')
  const only = { live: 1, parts: [...part.part], blocks: [] }
  const sent = { articleId, seen: await versions(), including: [cast.ihor.id], only }
  const answer = part.verb === 'publish' ? await publish(cast.marta, sent) : await correct(cast.marta, { ...sent, ...note })
  expect(answer).toMatchObject({ ok: true })
  expect(await live()).toMatchObject({ breaking: false, headline: expect.stringContaining('story') })

  expect(await names(cast.marta)).toEqual(part.part.length > 0 ? ['Olena'] : ['Ihor', 'Olena'])
  expect(await publish(cast.marta, { articleId, seen: await versions() })).toMatchObject({ ok: false, problem: 'others-changes' })
  // The detail alone, too: nobody has agreed to it.
  const rest = { live: part.part.length > 0 ? 2 : 1, parts: ['breaking' as const], blocks: [] }
  const detail = { articleId, seen: await versions(), only: rest }
  expect(await correct(cast.marta, { ...detail, ...note })).toMatchObject({ problem: 'others-changes' })
  expect(await publish(cast.marta, { ...detail, including: [cast.olena.id] })).toMatchObject({ ok: true })
  expect((await live())?.breaking).toBe(true)
  // Everything goes out in the end, and then nobody’s change is left.
  const both = [cast.olena.id, cast.ihor.id]
  expect(await publish(cast.marta, { articleId, seen: await versions(), including: both })).toMatchObject({ ok: true })
  expect(await names(cast.marta)).toEqual([])
  await details(cast.marta, { breaking: false })
  expect(await names(cast.marta)).toEqual([])
})

const live = async () => (await database().select().from(liveArticles).where(eq(liveArticles.articleId, articleId)))[0]

async function versions() {
  const [row] = await database()
    .select({ article: articles.version, draft: drafts.version })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!row) throw new Error('the story is gone')
  return row
}

async function write(person: Person, headline: string) {
  const [draft] = await database().select().from(drafts).where(eq(drafts.articleId, articleId))
  const sent = { articleId, seenVersion: draft?.version ?? 0, headline, dek: 'A dek.', body: draft?.body }
  expect(await replaceText(person, sent)).toMatchObject({ ok: true })
}

async function details(person: Person, changes: Parameters<typeof changeDetails>[1]['changes']) {
  expect(await changeDetails(person, { articleId, changes })).toMatchObject({ ok: true })
}
