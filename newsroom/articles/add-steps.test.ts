import { Fragment, Slice } from '@tiptap/pm/model'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform'
import { eq, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articleShares, draftSteps, drafts } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addSteps } from './add-steps.ts'
import { changeDetails } from './change-details.ts'
import { discard } from './discard.ts'
import { draftAt } from './draft-at.ts'
import { draftFor } from './draft-for.ts'
import { newestText } from './newest-text.ts'
import { stepsToJson } from './parse-steps.ts'
import { replaceText } from './replace-text.ts'
import { requireSuggestions } from './require-suggestions.ts'
import { restoreDiscarded } from './restore-discarded.ts'
import { restoreVersion } from './restore-version.ts'
import { saveVersion } from './save-version.ts'
import { startArticle } from './start-article.ts'
import { stepsFor } from './steps-since.ts'
import { storyOf, storySchema } from './story-schema.ts'

let cast: Cast
const rowOf = async (articleId: string) => (await database().select().from(drafts).where(eq(drafts.articleId, articleId)))[0]
const insert = (at: number, text: string): Step => new ReplaceStep(at, at, new Slice(storyOf(lines(text)).child(0).content, 0, 0))
const insertInText = (at: number, text: string): Step => new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text(text)), 0, 0))
const lines = (headline: string) => ({ headline, dek: '', body: { type: 'doc' as const, content: [{ type: 'paragraph' }] } })
const add = (person: Person, articleId: string, seenVersion: number, steps: (Step | null)[], batchId = v4()) =>
  addSteps(person, { articleId, seenVersion, batchId, steps: steps.map((step) => step && stepsToJson([step])[0]), writer: person.id })

async function newStory(person: Person): Promise<string> {
  const started = await startArticle(person, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  return started.value.articleId
}

test('steps change the draft, its version and its log, and say what the log has since', async () => {
  cast = await seedCast()
  const articleId = await newStory(cast.olena)
  const batchId = v4()
  const answer = await add(cast.olena, articleId, 1, [insert(1, 'Ne'), insert(3, 'w')], batchId)
  expect(answer).toMatchObject({
    ok: true,
    value: {
      version: 3,
      savedAt: expect.any(Date),
      slug: 'new',
      details: 1,
      batches: [{ id: batchId, from: 1, version: 3, origins: [0, 1] }],
    },
  })
  expect(await rowOf(articleId)).toMatchObject({ version: 3, headline: 'New', updatedBy: cast.olena.id })
})

test('two who write at the same time both succeed, and neither loses a word', async () => {
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, 1, [insert(1, 'One')])
  const [one, other] = await Promise.all([
    add(cast.olena, articleId, 2, [insert(1, 'Hear. ')]),
    add(cast.marta, articleId, 2, [insert(4, ' more')]),
  ])
  expect([one.ok, other.ok]).toEqual([true, true])
  expect((await newestText(database(), articleId)).headline).toBe('Hear. One more')
})

test('a story says which colleague wrote last', async () => {
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, 1, [insert(1, 'One')])
  expect(await draftFor(cast.olena, articleId)).toMatchObject({ lastWriter: null })
  expect(await draftFor(cast.marta, articleId)).toMatchObject({ lastWriter: { name: 'Olena', at: expect.any(Date) } })
})

test('who wrote last is looked for in the newest two thousand rows of the log, however long it is', async () => {
  const articleId = await newStory(cast.olena)
  await add(cast.marta, articleId, 1, [insert(1, 'One')])
  const json = stepsToJson([insert(1, 'b')])
  const rows = Array.from({ length: 2000 }, (_, index) => ({
    articleId,
    fromVersion: index + 2,
    version: index + 3,
    batchId: v4(),
    personId: cast.olena.id,
    steps: json,
    undo: json,
    origins: [0],
  }))
  await database().insert(draftSteps).values(rows.slice(0, 1999))
  expect(await draftFor(cast.olena, articleId)).toMatchObject({ lastWriter: { name: 'Marta' } })
  await database().insert(draftSteps).values(rows.slice(1999))
  expect(await draftFor(cast.olena, articleId)).toMatchObject({ lastWriter: null })
})

test('the same batch sent twice is added once, also at once', async () => {
  const articleId = await newStory(cast.olena)
  const batchId = v4()
  const answers = await Promise.all([1, 2, 3].map(() => add(cast.olena, articleId, 1, [insert(1, 'Once')], batchId)))
  expect(answers.map((answer) => answer.ok && answer.value.version)).toEqual([2, 2, 2])
  expect((await newestText(database(), articleId)).headline).toBe('Once')
})

test('what many write in one story at once is added together, and each gets the whole log and an answer of their own', async () => {
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, 1, [insert(1, 'Head')])
  const twice = v4()
  const bad = { articleId, seenVersion: 2, batchId: v4(), steps: [{ stepType: 'none' }], writer: cast.olena.id }
  const [olena, marta, ihor, stranger, again, refused, ahead] = await Promise.allSettled([
    add(cast.olena, articleId, 2, [insert(1, 'o')], twice),
    add(cast.marta, articleId, 1, [insert(1, 'm')]),
    add(cast.ihor, articleId, 2, [insert(5, 'i')]),
    add(cast.danylo, articleId, 2, [insert(1, 'd')]),
    add(cast.olena, articleId, 2, [insert(1, 'o')], twice),
    addSteps(cast.olena, bad),
    add(cast.marta, articleId, 900, [insert(1, 'x')]),
  ])
  expect(stranger).toMatchObject({ status: 'rejected', reason: expect.any(NotFound) })
  expect(refused).toMatchObject({ value: { ok: false, problem: 'bad-document' } })
  expect(ahead).toMatchObject({ value: { ok: false, problem: 'stale', detail: { headline: expect.any(String) } } })
  for (const answer of [olena, marta, ihor, again]) {
    const value = answer?.status === 'fulfilled' && answer.value.ok ? answer.value.value : null
    expect(value?.batches.at(-1)?.version).toBe(value?.version)
    expect(value?.batches.every((batch, at, all) => batch.from === (all[at - 1]?.version ?? batch.from))).toBe(true)
  }
  const { headline, version } = await newestText(database(), articleId)
  expect(version).toBe(5)
  expect([...headline].toSorted().join('')).toBe([...'Headomi'].toSorted().join(''))
  const log = await database().select().from(draftSteps).where(eq(draftSteps.articleId, articleId)).orderBy(draftSteps.version)
  expect(log.map(({ fromVersion }) => fromVersion)).toEqual([1, 2, 3, 4])
  expect(await draftAt(database(), articleId, 2)).toMatchObject({ headline: 'Head' })
})

test('fifty who write in one story do not keep the others from the pool of connections', async () => {
  const [crowded, other] = [await newStory(cast.olena), await newStory(cast.olena)]
  const crowd = Promise.all(Array.from({ length: 50 }, () => add(cast.olena, crowded, 1, [insert(1, 'x')])))
  const [row] = await database().execute<{ busy: number }>(
    sql`select count(*)::int as busy from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()`,
  )
  expect(row?.busy).toBeLessThanOrEqual(2)
  expect(await add(cast.olena, other, 1, [insert(1, 'y')])).toMatchObject({ ok: true })
  await crowd
  expect((await newestText(database(), crowded)).headline).toBe('x'.repeat(50))
})

test('a step whose place a colleague deleted is missing in the answer, and the others keep their places', async () => {
  const articleId = await newStory(cast.olena)
  await replaceText(cast.olena, {
    articleId,
    seenVersion: 1,
    headline: 'Head',
    dek: '',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Gone soon' }] }, { type: 'paragraph' }] },
  })
  await replaceText(cast.marta, {
    articleId,
    seenVersion: 2,
    headline: 'Head',
    dek: '',
    body: { type: 'doc', content: [{ type: 'paragraph' }] },
  })
  const answer = await add(cast.olena, articleId, 2, [insert(12, 'lost'), null, insert(5, 'line')])
  expect(answer.ok && answer.value.batches.at(-1)?.origins).toEqual([2])
  expect((await newestText(database(), articleId)).headline).toBe('Headline')
})

test('the text at each version of the log is what it was', async () => {
  const articleId = await newStory(cast.olena)
  for (const [version, char] of [...'abc'].entries()) await add(cast.olena, articleId, version + 1, [insert(version + 1, char)])
  const headlines = await Promise.all([1, 2, 3, 4].map(async (version) => (await draftAt(database(), articleId, version))?.headline))
  expect(headlines).toEqual(['', 'a', 'ab', 'abc'])
  expect(await draftAt(database(), articleId, 9)).toBeNull()
})

test('an open screen asks for what others wrote; without the log it gets the whole text', async () => {
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, 1, [insert(1, 'a')])
  expect(await stepsFor(cast.marta, { articleId, seenVersion: 1 })).toMatchObject({ value: { version: 2, batches: [{ from: 1 }] } })
  expect(await stepsFor(cast.marta, { articleId, seenVersion: 2 })).toMatchObject({ value: { version: 2, batches: [] } })
  await expect(stepsFor(cast.danylo, { articleId, seenVersion: 1 })).rejects.toThrow(NotFound)
  await discard(cast.olena, { articleId })
  await restoreDiscarded(cast.olena, { articleId })
  expect(await stepsFor(cast.olena, { articleId, seenVersion: 1 })).toMatchObject({ value: { version: 2, batches: [{ from: 1 }] } })
  await database().delete(draftSteps).where(eq(draftSteps.articleId, articleId))
  const stale = { problem: 'stale', detail: { version: 2, headline: 'a' } }
  expect(await stepsFor(cast.olena, { articleId, seenVersion: 1 })).toMatchObject(stale)
  expect(await add(cast.olena, articleId, 1, [insert(1, 'b')])).toMatchObject(stale)
})

test('a log that is longer than a screen can be behind is not read: the whole text comes', async () => {
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, 1, [insert(1, 'a')])
  const rows = Array.from({ length: 2000 }, (_, index) => ({
    articleId,
    fromVersion: index + 2,
    version: index + 3,
    batchId: v4(),
    steps: stepsToJson([insert(1, 'b')]),
    undo: stepsToJson([insert(1, 'b')]),
    origins: [0],
  }))
  await database().insert(draftSteps).values(rows)
  await database().update(drafts).set({ version: 2002 }).where(eq(drafts.articleId, articleId))
  expect(await stepsFor(cast.olena, { articleId, seenVersion: 2 })).toMatchObject({ ok: true })
  expect(await stepsFor(cast.olena, { articleId, seenVersion: 1 })).toMatchObject({ problem: 'stale', detail: { version: 2002 } })
  expect(await draftAt(database(), articleId, 1)).toBeNull()
})

test('few rows of many bytes are not read either', async () => {
  const articleId = await newStory(cast.olena)
  const noise = () => Array.from({ length: 120_000 }, () => String.fromCharCode(0x400 + Math.floor(Math.random() * 200))).join('')
  for (const version of [1, 2, 3, 4, 5]) await add(cast.olena, articleId, version, [insertInText(5, noise())])
  expect(await stepsFor(cast.olena, { articleId, seenVersion: 1 })).toMatchObject({ problem: 'stale' })
  expect(await stepsFor(cast.olena, { articleId, seenVersion: 5 })).toMatchObject({ ok: true })
})

test('a journalist may write in another person’s story only once it is shared; an editor may write in all', async () => {
  const { submitted, published } = cast.articles
  await expect(add(cast.danylo, submitted, 1, [insert(1, 'x')])).rejects.toThrow(NotFound)
  expect(await rowOf(submitted)).toMatchObject({ version: 1 })
  await database().insert(articleShares).values({ articleId: submitted, personId: cast.danylo.id })
  expect(await add(cast.danylo, submitted, 1, [insert(1, 'x')])).toMatchObject({ ok: true })
  expect(await add(cast.marta, published, 1, [insert(1, 'x')])).toMatchObject({ ok: true, value: { slug: 'the-published-story' } })
})

test('text that one person typed is not saved in the name of another, nor in a story that was taken down', async () => {
  const { draft, 'taken-down': gone } = cast.articles
  const sent = { articleId: draft, seenVersion: 1, batchId: v4(), steps: stepsToJson([insert(1, 'x')]), writer: cast.olena.id }
  expect(await addSteps(cast.marta, sent)).toMatchObject({ problem: 'someone-else' })
  expect(await add(cast.marta, gone, 1, [insert(1, 'x')])).toMatchObject({ problem: 'wrong-stage' })
})

const node = (json: object, at = 3, until = at) => ({ stepType: 'replace', from: at, to: until, slice: { content: [json] } })
test.each([
  ['too-long', [stepsToJson([insert(1, 'x'.repeat(301))])[0]]],
  ['too-long', [node({ type: 'text', text: 'x'.repeat(1001) })]],
  ['bad-document', [node({ type: 'script' })]],
  ['bad-document', [node({ type: 'heading', attrs: { level: 9 } }, 4)]],
  ['bad-document', [node({ type: 'text', text: 'a\0b' }, 1)]],
  ['bad-document', [node({ type: 'text', text: 'a\ud800b' }, 1)]],
  ['bad-document', [node({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }, 1)]],
  ['bad-document', [{ stepType: 'attr', pos: 4, attr: 'onclick', value: 'x' }]],
  ['bad-document', [{ stepType: 'docAttr', attr: 'x', value: 1 }]],
  ['bad-document', [{ stepType: 'constructor' }]],
  ['bad-document', [{ stepType: 'replace', from: 1.5, to: 2 }]],
  ['bad-document', [{ stepType: 'replace', from: -1, to: 2 }]],
  ['bad-document', ['a word', 7]],
  ['bad-document', [node(JSON.parse(`${'{"type":"blockquote","content":['.repeat(5000)}${']}'.repeat(5000)}`), 4)]],
])('%s is refused with its name and changes nothing: %#', async (problem, steps) => {
  const articleId = await newStory(cast.olena)
  const before = await rowOf(articleId)
  const answer = await addSteps(cast.olena, { articleId, seenVersion: 1, batchId: v4(), steps, writer: cast.olena.id })
  expect(answer).toMatchObject({ ok: false, problem })
  expect(await rowOf(articleId)).toEqual(before)
  expect(await database().select().from(draftSteps).where(eq(draftSteps.articleId, articleId))).toEqual([])
})

test('a format that two gave the same words is taken back by one of them, and again, and all is saved', async () => {
  const articleId = await newStory(cast.olena)
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'One bold word' }] }] }
  await replaceText(cast.olena, { articleId, seenVersion: 1, headline: '', dek: '', body })
  const start = storyOf(await newestText(database(), articleId))
  const [all, one] = [
    { from: 5, to: 18 },
    { from: 9, to: 13 },
  ].map(({ from, to }) => new AddMarkStep(from, to, storySchema.mark('bold')))
  if (!all || !one) throw new Error('no steps')
  const partly = one.apply(start).doc ?? start
  const wholly = all.apply(partly).doc ?? start
  // What is left of a colleague's format is taken back in parts; nothing is left of one's own format on words that had it already.
  const [back, nothing] = [all.invert(partly), one.invert(wholly)]
  const again = back.invert(wholly)
  expect([back, nothing, again].map((step) => stepsToJson([step])[0]?.stepType)).toEqual(['markSet', 'markSet', 'markSet'])
  let seen = 2
  for (const [at, step] of [one, all, back, again, again.invert(partly), nothing].entries()) {
    const answer = await add(cast.olena, articleId, seen, [step])
    expect(answer, `step ${at}`).toMatchObject({ ok: true })
    seen = answer.ok ? answer.value.version : seen
  }
  expect(storyOf(await newestText(database(), articleId)).eq(partly)).toBe(true)
  expect(storyOf((await draftAt(database(), articleId, 4)) ?? lines('')).eq(wholly)).toBe(true)
  expect(storyOf((await draftAt(database(), articleId, 2)) ?? lines('')).eq(start)).toBe(true)
})

test('a step far outside the document changes nothing', async () => {
  const articleId = await newStory(cast.olena)
  const answer = await addSteps(cast.olena, {
    articleId,
    seenVersion: 1,
    batchId: v4(),
    steps: [{ stepType: 'replace', from: 9000, to: 9001 }],
    writer: cast.olena.id,
  })
  expect(answer.ok ? answer.value.version : answer.problem).toBeOneOf([1, 'bad-document'])
  expect(await rowOf(articleId)).toMatchObject({ version: 1 })
})

test('unclean text is cleaned by steps of the log, so that every screen has what the newsroom has', async () => {
  const articleId = await newStory(cast.olena)
  const answer = await add(cast.olena, articleId, 1, [insert(1, 'Ki\u200bev\u202e now')])
  expect((await newestText(database(), articleId)).headline).toBe('Kiev now')
  if (!answer.ok) throw new Error(answer.problem)
  const story = storySchema.nodeFromJSON(storyOf(lines('')).toJSON())
  expect(answer.value.batches).toHaveLength(2)
  expect(story.childCount).toBe(3)
  expect(await draftAt(database(), articleId, 2)).toMatchObject({ headline: 'Ki\u200bev\u202e now' })
})

test('the audit records the first batch of a sitting, not every one', async () => {
  const articleId = await newStory(cast.danylo)
  for (const version of [1, 2, 3]) await add(cast.danylo, articleId, version, [insert(1, 'x')])
  await add(cast.marta, articleId, 4, [insert(1, 'y')])
  const rows = await database().select({ verb: audit.verb, personId: audit.personId }).from(audit).where(eq(audit.subjectId, articleId))
  expect(rows).toEqual([
    { verb: 'start-article', personId: cast.danylo.id },
    { verb: 'add-steps', personId: cast.marta.id },
  ])
})

test('the audit records one row for each sitting, also when two write in turn', async () => {
  const articleId = await newStory(cast.olena)
  for (const version of [1, 3, 5]) {
    await add(cast.marta, articleId, version, [insert(1, 'm')])
    await add(cast.olena, articleId, version + 1, [insert(1, 'o')])
  }
  const rowsOf = () => database().select({ personId: audit.personId }).from(audit).where(eq(audit.subjectId, articleId)).orderBy(audit.id)
  const started = [{ personId: cast.olena.id }, { personId: cast.marta.id }, { personId: cast.olena.id }]
  expect(await rowsOf()).toEqual(started)
  await database().execute(sql`update draft_steps set created_at = created_at - interval '11 minutes' where article_id = ${articleId}`)
  await database().execute(sql`update drafts set updated_at = updated_at - interval '11 minutes' where article_id = ${articleId}`)
  await add(cast.olena, articleId, 7, [insert(1, 'o')])
  expect(await rowsOf()).toEqual([...started, { personId: cast.olena.id }])
})

test('a new story is visible only to its creator until it is shared', async () => {
  const articleId = await newStory(cast.danylo)
  expect(await draftFor(cast.danylo, articleId)).toMatchObject({
    language: 'en',
    stage: 'draft',
    mine: true,
    slug: null,
    draft: { version: 1, headline: '', savedBy: 'Danylo' },
  })
  await expect(draftFor(cast.olena, articleId)).rejects.toThrow(NotFound)
  expect(await draftFor(cast.marta, articleId)).toMatchObject({ mine: false })
})

test('the slug follows the headline until the story is published or somebody sets it by hand', async () => {
  const started = await startArticle(cast.olena, { language: 'uk' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  const slugWith = async (headline: string) => {
    const { version, dek, body } = await newestText(database(), articleId)
    await replaceText(cast.olena, { articleId, seenVersion: version, headline, dek, body })
    return (await draftFor(cast.olena, articleId)).slug
  }
  expect(await slugWith('Ки')).toBe('ky')
  expect(await slugWith('Київ')).toBe('kyiv')
  expect(await slugWith('')).toBe(null)
  expect(await slugWith('Київ сьогодні')).toBe('kyiv-sohodni')
  await changeDetails(cast.olena, { articleId, changes: { slug: 'stolytsia' } })
  expect(await slugWith('Київ завтра')).toBe('stolytsia')
})

const markInserted = (text: string, id: string) => storySchema.text(text, [storySchema.mark('insertion', { id })])
const suggestAt = (at: number, text: string, id: string): Step =>
  new ReplaceStep(at, at, new Slice(Fragment.from(markInserted(text, id)), 0, 0))

test('a suggestion stands beside the text: what is read elsewhere is without it, and whose it is stays known', async () => {
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, 1, [insert(1, 'Rain')])
  await add(cast.marta, articleId, 2, [suggestAt(5, ' again', 'one')])
  const text = await newestText(database(), articleId)
  expect(text).toMatchObject({ headline: 'Rain', suggested: { type: 'doc' } })
  expect(storyOf(text).child(0).textContent).toBe('Rain again')
  const story = await draftFor(cast.olena, articleId)
  expect(story.suggestions).toMatchObject([{ id: 'one', personId: cast.marta.id, isOwn: false }])
  // An older version has it as well, and without it the text is plain again.
  expect((await draftAt(database(), articleId, 2))?.suggested).toBeUndefined()
  await add(cast.olena, articleId, 3, [new ReplaceStep(5, 11, Slice.empty)])
  expect(await newestText(database(), articleId)).toMatchObject({ headline: 'Rain', suggested: null })
  expect(await draftAt(database(), articleId, 3)).toMatchObject({ headline: 'Rain', suggested: { type: 'doc' } })
  // Undo brings it back as Marta's.
  await add(cast.olena, articleId, 4, [suggestAt(5, ' again', 'one')])
  expect((await draftFor(cast.marta, articleId)).suggestions).toMatchObject([{ id: 'one', isOwn: true }])
})

test('where only editors change the text, others’ changes that are no suggestions of theirs are left out', async () => {
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, 1, [insert(1, 'Rain')])
  await add(cast.marta, articleId, 2, [suggestAt(1, 'Hard ', 'martas')])
  expect(await requireSuggestions(cast.marta, { articleId, isRequired: true })).toMatchObject({ ok: true })
  await expect(requireSuggestions(cast.olena, { articleId, isRequired: false })).rejects.toThrow(NotAllowed)
  await expect(requireSuggestions(cast.danylo, { articleId, isRequired: false })).rejects.toThrow(NotFound)

  const sent: [string, Step][] = [
    ['typed', insert(10, ' now')],
    ['deleted', new ReplaceStep(6, 8, Slice.empty)],
    ['a colleague’s suggestion accepted', new RemoveMarkStep(1, 6, storySchema.mark('insertion', { id: 'martas' }))],
    ['a colleague’s suggestion rejected', new ReplaceStep(1, 6, Slice.empty)],
    ['a colleague’s suggestion made longer', suggestAt(6, 'and cold ', 'martas')],
  ]
  for (const [name, step] of sent)
    expect(await add(cast.olena, articleId, 3, [step]), name).toMatchObject({ ok: true, value: { version: 3 } })
  const answer = await add(cast.olena, articleId, 3, [insert(10, ' now'), suggestAt(10, ', they say', 'olenas')])
  expect(answer).toMatchObject({ ok: true, value: { version: 4, batches: [{ origins: [1] }] } })
  expect(storyOf(await newestText(database(), articleId)).child(0).textContent).toBe('Hard Rain, they say')
  await saveVersion(cast.marta, { articleId, seenVersion: 4, name: 'Before' })
  await expect(restoreVersion(cast.olena, { articleId, number: 1 })).rejects.toThrow(NotAllowed)
  // Her own she takes back; an editor writes as before.
  await add(cast.olena, articleId, 4, [new ReplaceStep(10, 20, Slice.empty)])
  await add(cast.marta, articleId, 5, [insert(10, '!')])
  expect(await newestText(database(), articleId)).toMatchObject({ headline: 'Rain!', version: 6 })
})
