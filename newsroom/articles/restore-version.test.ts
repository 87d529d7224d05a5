import { Fragment, Slice } from '@tiptap/pm/model'
import { ReplaceStep, Transform } from '@tiptap/pm/transform'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addSteps } from './add-steps.ts'
import { changeDetails } from './change-details.ts'
import { sideOf } from './compare-stories.ts'
import { compareVersions } from './compare-versions.ts'
import type { DraftText } from './draft-text.ts'
import { newestText } from './newest-text.ts'
import { stepsToJson } from './parse-steps.ts'
import { replaceText } from './replace-text.ts'
import { restoreVersion } from './restore-version.ts'
import { saveVersion } from './save-version.ts'
import { startArticle } from './start-article.ts'
import { stepsFor } from './steps-since.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'
import { suggestionsFor } from './suggestions-of.ts'
import { versionsOf } from './versions-of.ts'

let cast: Cast

async function newStory(person: Person): Promise<string> {
  const started = await startArticle(person, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  return started.value.articleId
}

const paragraphs = (...lines: string[]): DraftText['body'] => ({
  type: 'doc',
  content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
})

async function write(person: Person, articleId: string, text: DraftText): Promise<number> {
  const { version } = await newestText(database(), articleId)
  const answer = await replaceText(person, { articleId, seenVersion: version, ...text })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.version
}

const textNow = async (articleId: string): Promise<DraftText> => textOf(storyOf(await newestText(database(), articleId)))
const kinds = async (articleId: string) => {
  const answer = await versionsOf(cast.marta, { articleId })
  return answer.ok ? answer.value.versions.map(({ number, kind, by, wrote }) => ({ number, kind, by, wrote: wrote.length })) : []
}

test('restoring makes the text again what it was by new steps, and keeps what it replaces', async () => {
  cast = await seedCast()
  const articleId = await newStory(cast.olena)
  const first = await write(cast.olena, articleId, { headline: 'Rain', dek: 'It came.', body: paragraphs('It rained.') })
  await saveVersion(cast.olena, { articleId, seenVersion: first, name: '' })
  const second = await write(cast.olena, articleId, { headline: 'Sun', dek: 'It came.', body: paragraphs('It shone.', 'Long.') })
  const answer = await restoreVersion(cast.marta, { articleId, number: 1 })
  expect(answer).toMatchObject({ ok: true, value: { version: expect.any(Number) } })
  expect(await textNow(articleId)).toEqual({ headline: 'Rain', dek: 'It came.', body: paragraphs('It rained.') })
  expect(await kinds(articleId)).toEqual([
    { number: 3, kind: 'restored', by: 'Marta', wrote: 0 },
    { number: 2, kind: 'before-restore', by: 'Marta', wrote: 1 },
    { number: 1, kind: 'saved', by: 'Olena', wrote: 1 },
  ])
  const since = await stepsFor(cast.olena, { articleId, seenVersion: second })
  expect(since.ok && since.value.batches).toMatchObject([
    { personId: cast.marta.id, from: second, version: answer.ok && answer.value.version },
  ])
  await restoreVersion(cast.marta, { articleId, number: 2 })
  expect(await textNow(articleId)).toMatchObject({ headline: 'Sun', body: paragraphs('It shone.', 'Long.') })
})

test('what a colleague was writing meanwhile stands in the restored text', async () => {
  const articleId = await newStory(cast.olena)
  const first = await write(cast.olena, articleId, { headline: 'Rain', dek: '', body: paragraphs('One.', 'Two.', 'Three.') })
  await saveVersion(cast.olena, { articleId, seenVersion: first, name: '' })
  const seenVersion = await write(cast.olena, articleId, { headline: 'Rain', dek: '', body: paragraphs('1.', 'Two.', '3.') })
  await restoreVersion(cast.marta, { articleId, number: 1 })
  // Olena's screen has not heard of it: her words go at the end of the middle paragraph as it was there.
  const at = storyOf({ headline: 'Rain', dek: '', body: paragraphs('1.', 'Two') }).content.size - 1
  const typed = new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text(' and a half')), 0, 0))
  const added = await addSteps(cast.olena, { articleId, seenVersion, batchId: v4(), steps: stepsToJson([typed]), writer: cast.olena.id })
  expect(added.ok).toBe(true)
  expect((await textNow(articleId)).body).toEqual(paragraphs('One.', 'Two and a half.', 'Three.'))
})

test('a story with open suggestions is restored word by word, too, and they go with the text they were made in', async () => {
  const articleId = await newStory(cast.olena)
  const first = await write(cast.olena, articleId, { headline: 'Rain', dek: '', body: paragraphs('One.', 'Two.') })
  await saveVersion(cast.olena, { articleId, seenVersion: first, name: '' })
  const suggestion = storySchema.text(' Perhaps.', [storySchema.mark('insertion', { id: 'one' })])
  const end = storyOf({ headline: 'Rain', dek: '', body: paragraphs('One.', 'Two.') }).content.size - 1
  const add = (seenVersion: number, at: number, node: typeof suggestion) => {
    const steps = stepsToJson([new ReplaceStep(at, at, new Slice(Fragment.from(node), 0, 0))])
    return addSteps(cast.olena, { articleId, seenVersion, batchId: v4(), steps, writer: cast.olena.id })
  }
  expect((await add(first, end, suggestion)).ok).toBe(true)
  expect((await newestText(database(), articleId)).suggested).not.toBeNull()
  await restoreVersion(cast.marta, { articleId, number: 1 })
  expect((await newestText(database(), articleId)).suggested ?? null).toBeNull()
  // Written at the same time into the paragraph with the suggestion.
  expect((await add(first + 1, end - 'Two.'.length, storySchema.text('So: '))).ok).toBe(true)
  expect((await textNow(articleId)).body).toEqual(paragraphs('One.', 'So: Two.'))
})

test('open suggestions that a restore replaces are in the version of what was replaced, and open again when that is restored', async () => {
  const articleId = await newStory(cast.olena)
  const text = { headline: 'Rain', dek: '', body: paragraphs('One.', 'Two.') }
  const first = await write(cast.olena, articleId, text)
  await saveVersion(cast.olena, { articleId, seenVersion: first, name: '' })
  const end = storyOf(text).content.size - 1
  const suggested = storySchema.text(' Perhaps.', [storySchema.mark('insertion', { id: 'one' })])
  const steps = stepsToJson([new ReplaceStep(end, end, new Slice(Fragment.from(suggested), 0, 0))])
  const added = await addSteps(cast.olena, { articleId, seenVersion: first, batchId: v4(), steps, writer: cast.olena.id })
  expect(added.ok).toBe(true)
  const before = storyOf(await newestText(database(), articleId)).toJSON()
  expect(await compareVersions(cast.marta, { articleId, from: 1 })).toMatchObject({ ok: true, value: { openNow: 1 } })

  await restoreVersion(cast.marta, { articleId, number: 1 })
  expect((await newestText(database(), articleId)).suggested ?? null).toBeNull()
  const answer = await versionsOf(cast.marta, { articleId })
  expect(answer.ok && answer.value.versions).toMatchObject([
    { number: 3, kind: 'restored', openSuggestions: 0 },
    { number: 2, kind: 'before-restore', openSuggestions: 1 },
    { number: 1, kind: 'saved', openSuggestions: 0 },
  ])
  expect(await compareVersions(cast.marta, { articleId, from: 2 })).toMatchObject({ ok: true, value: { openNow: 0 } })
  await restoreVersion(cast.marta, { articleId, number: 2 })
  expect(storyOf(await newestText(database(), articleId)).toJSON()).toEqual(before)
  const open = await suggestionsFor(cast.marta, { articleId })
  expect(open.ok && open.value).toMatchObject([{ id: 'one', name: 'Olena', isOwn: false }])
})

test('a version that is older than its suggestions is not taken for what a restore replaces', async () => {
  const articleId = await newStory(cast.olena)
  const text = { headline: 'Rain', dek: '', body: paragraphs('One.') }
  await saveVersion(cast.olena, { articleId, seenVersion: await write(cast.olena, articleId, text), name: '' })
  const doc = storyOf({ ...text, body: paragraphs('One. Perhaps.') })
  const marked = new Transform(doc).addMark(doc.content.size - 10, doc.content.size - 1, storySchema.mark('insertion', { id: 'two' })).doc
  await database().update(drafts).set({ suggested: marked.toJSON() }).where(eq(drafts.articleId, articleId))
  await restoreVersion(cast.marta, { articleId, number: 1 })
  expect(await kinds(articleId)).toMatchObject([{ kind: 'restored' }, { kind: 'before-restore' }, { kind: 'saved' }])
})

test('details stay as they are, and the slug follows the headline as long as nobody set it', async () => {
  const articleId = await newStory(cast.olena)
  const first = await write(cast.olena, articleId, { headline: 'Rain', dek: '', body: paragraphs('It rained.') })
  await saveVersion(cast.olena, { articleId, seenVersion: first, name: '' })
  await write(cast.olena, articleId, { headline: 'Sun', dek: '', body: paragraphs('It rained.') })
  await changeDetails(cast.olena, { articleId, changes: { breaking: true } })
  await restoreVersion(cast.olena, { articleId, number: 1 })
  await saveVersion(cast.olena, { articleId, seenVersion: (await newestText(database(), articleId)).version, name: 'After' })
  const compared = await compareVersions(cast.olena, { articleId, from: 1 })
  expect(compared.ok && compared.value.details).toEqual([{ part: 'breaking', before: false, after: true }])
  expect(compared.ok && sideOf(compared.value.text, 'after').headline).toBe('Rain')
})

test('two versions are compared in text and details, also with a published one', async () => {
  const answer = await compareVersions(cast.olena, { articleId: cast.articles.published, from: 1 })
  expect(answer).toMatchObject({ ok: true, value: { details: [], text: { headline: [{ is: 'same' }] } } })
})

test('restoring what is there already changes nothing', async () => {
  const articleId = await newStory(cast.olena)
  const version = await write(cast.olena, articleId, { headline: 'Same', dek: '', body: paragraphs('Same.') })
  await saveVersion(cast.olena, { articleId, seenVersion: version, name: '' })
  expect(await restoreVersion(cast.olena, { articleId, number: 1 })).toEqual({ ok: true, value: { version } })
  expect(await kinds(articleId)).toHaveLength(1)
})

test('whoever may not write a story restores nothing of it; a version that does not exist is not found', async () => {
  const articleId = await newStory(cast.danylo)
  await saveVersion(cast.danylo, { articleId, seenVersion: 1, name: '' })
  await expect(restoreVersion(cast.olena, { articleId, number: 1 })).rejects.toThrow(NotFound)
  await expect(compareVersions(cast.olena, { articleId, from: 1 })).rejects.toThrow(NotFound)
  await expect(restoreVersion(cast.danylo, { articleId, number: 2 })).rejects.toThrow(NotFound)
  await expect(compareVersions(cast.danylo, { articleId, from: 1, to: 2 })).rejects.toThrow(NotFound)
  expect(await restoreVersion(cast.marta, { articleId: cast.articles['taken-down'], number: 1 })).toMatchObject({ problem: 'wrong-stage' })
})

test('from any state, restoring a version gives exactly that version, and what was replaced can be restored the same way', async () => {
  const articleId = await newStory(cast.olena)
  const texts = fc.tuple(fc.lorem({ maxCount: 4 }), fc.lorem({ maxCount: 4 }), arbitraryDocument)
  await fc.assert(
    fc.asyncProperty(texts, texts, async (one, other) => {
      const [a, b] = [one, other].map(([headline, dek, body]) => textOf(storyOf({ headline, dek, body }))) as [DraftText, DraftText] // two
      await write(cast.olena, articleId, a)
      const before = await textNow(articleId)
      const saved = await saveVersion(cast.olena, { articleId, seenVersion: (await newestText(database(), articleId)).version, name: v4() })
      await write(cast.olena, articleId, b)
      const replaced = await textNow(articleId)
      const number = saved.ok ? saved.value.number : 0
      await restoreVersion(cast.olena, { articleId, number })
      expect(await textNow(articleId)).toEqual(before)
      const [, second] = await kinds(articleId)
      if (second?.kind !== 'before-restore') return // the two were equal
      await restoreVersion(cast.olena, { articleId, number: second.number })
      expect(await textNow(articleId)).toEqual(replaced)
    }),
    { numRuns: process.env.GALLEY_PROOF === 'long' ? 500 : 15 },
  )
}, 600_000)
