import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { draftSteps } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { sendBack } from '#newsroom/workflow/send-back.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeDetails } from './change-details.ts'
import { discard } from './discard.ts'
import { newestText } from './newest-text.ts'
import { replaceText } from './replace-text.ts'
import { restoreDiscarded } from './restore-discarded.ts'
import { saveVersion } from './save-version.ts'
import { startArticle } from './start-article.ts'
import { storyOfVersion } from './version-story.ts'
import { versionsOf } from './versions-of.ts'

let cast: Cast

async function newStory(person: Person): Promise<string> {
  const started = await startArticle(person, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  return started.value.articleId
}

async function write(person: Person, articleId: string, headline: string, text = ''): Promise<number> {
  const { version } = await newestText(database(), articleId)
  const paragraph = text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }
  const answer = await replaceText(person, {
    articleId,
    seenVersion: version,
    headline,
    dek: '',
    body: { type: 'doc', content: [paragraph] },
  })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.version
}

async function list(person: Person, articleId: string) {
  const answer = await versionsOf(person, { articleId })
  if (!answer.ok) throw new Error('not listed')
  return answer.value.versions
}

/** As if all that was written so far had been written that many minutes ago. */
const age = (articleId: string, minutes: number) =>
  database()
    .update(draftSteps)
    .set({ createdAt: sql`${draftSteps.createdAt} - ${minutes} * interval '1 minute'` })
    .where(eq(draftSteps.articleId, articleId))

test('a version keeps the whole story under its name, and says who wrote how much since the one before', async () => {
  cast = await seedCast()
  const articleId = await newStory(cast.olena)
  const first = await write(cast.olena, articleId, 'Rain', 'It rained.')
  await saveVersion(cast.olena, { articleId, seenVersion: first, name: 'Before the call' })
  await write(cast.olena, articleId, 'Rain', 'It rained. Much.')
  const last = await write(cast.marta, articleId, 'Rain again', 'It rained. Much.')
  expect(await saveVersion(cast.marta, { articleId, seenVersion: last, name: '' })).toEqual({ ok: true, value: { number: 2 } })
  expect(await list(cast.olena, articleId)).toMatchObject([
    { number: 2, kind: 'saved', name: '', by: 'Marta', wrote: [{ name: 'Olena' }, { name: 'Marta', added: 10, removed: 4 }] },
    { number: 1, kind: 'saved', name: 'Before the call', by: 'Olena', words: 2, wrote: [{ name: 'Olena', added: 14, removed: 0 }] },
  ])
  expect(await storyOfVersion(database(), articleId, 1)).toMatchObject({ headline: 'Rain', slug: 'rain', breaking: false })
})

test('a version has the text that was on the screen, also when others wrote on', async () => {
  const articleId = await newStory(cast.olena)
  const seen = await write(cast.olena, articleId, 'Seen')
  await write(cast.marta, articleId, 'Seen, and more')
  await saveVersion(cast.olena, { articleId, seenVersion: seen, name: 'Mine' })
  expect(await storyOfVersion(database(), articleId, 1)).toMatchObject({ headline: 'Seen' })
})

test('saving the same story under the same name again adds no version; a changed detail or another name does', async () => {
  const articleId = await newStory(cast.olena)
  const seenVersion = await write(cast.olena, articleId, 'Once')
  const save = (name: string) => saveVersion(cast.olena, { articleId, seenVersion, name })
  expect([await save('A'), await save('A'), await save('B')]).toMatchObject([
    { value: { number: 1 } },
    { value: { number: 1 } },
    { value: { number: 2 } },
  ])
  await changeDetails(cast.olena, { articleId, changes: { breaking: true } })
  expect(await save('B')).toMatchObject({ value: { number: 3 } })
  expect(await storyOfVersion(database(), articleId, 3)).toMatchObject({ breaking: true })
})

test('five hundred versions of a story are saved by hand, and no more', async () => {
  const articleId = await newStory(cast.olena)
  const seenVersion = await write(cast.olena, articleId, 'Once')
  const save = (name: string) => saveVersion(cast.olena, { articleId, seenVersion, name })
  await save('First')
  const story = await storyOfVersion(database(), articleId, 1)
  await database()
    .insert(draftVersions)
    .values(
      Array.from({ length: 499 }, (_, at) => ({
        articleId,
        number: at + 2,
        kind: 'saved' as const,
        name: 'Next',
        draftVersion: seenVersion,
        story,
        words: 0,
      })),
    )
  expect(await save('One more')).toEqual({ ok: false, problem: 'too-many' })
  expect(await save('Next')).toMatchObject({ ok: true, value: { number: 500 } }) // it is there already
  const other = await newStory(cast.olena)
  expect(await saveVersion(cast.olena, { articleId: other, seenVersion: 1, name: 'One more' })).toMatchObject({ ok: true })
})

test('submitting, sending back, publishing, updating and correcting make versions, and a published one is its revision', async () => {
  const articleId = cast.articles.draft
  await submit(cast.olena, { articleId })
  await submit(cast.olena, { articleId })
  await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  const put = async () => {
    const { version: draft } = await newestText(database(), articleId)
    const [row] = await database().execute<{ version: number }>(sql`select version from articles where id = ${articleId}`)
    return { articleId, seen: { article: row?.version ?? 0, draft }, including: [cast.olena.id] }
  }
  expect(await publish(cast.marta, await put())).toMatchObject({ ok: true })
  await write(cast.olena, articleId, 'Changed', 'New words.')
  expect(await publish(cast.marta, await put())).toMatchObject({ ok: true })
  await write(cast.olena, articleId, 'Corrected', 'New words.')
  expect(await correct(cast.marta, { ...(await put()), kind: 'correction', text: 'It was nine.' })).toMatchObject({ ok: true })
  expect(await list(cast.olena, articleId)).toMatchObject([
    { number: 5, kind: 'corrected', revision: 3, wrote: [{ name: 'Olena' }] },
    { number: 4, kind: 'updated', revision: 2, wrote: [{ name: 'Olena' }] },
    { number: 3, kind: 'published', revision: 1, by: 'Marta', wrote: [] },
    { number: 2, kind: 'sent-back', by: 'Marta' },
    { number: 1, kind: 'submitted', by: 'Olena' },
  ])
  expect(await storyOfVersion(database(), articleId, 4)).toMatchObject({ headline: 'Changed' })
  expect(await storyOfVersion(database(), articleId, 3)).toMatchObject({ headline: 'The draft story' })
})

test('after ten minutes of change the program keeps what stood there, once', async () => {
  const articleId = await newStory(cast.olena)
  await write(cast.olena, articleId, 'One')
  await write(cast.olena, articleId, 'Two')
  expect(await list(cast.olena, articleId)).toEqual([])
  await age(articleId, 11)
  await write(cast.marta, articleId, 'Three')
  await write(cast.marta, articleId, 'Four')
  expect(await list(cast.olena, articleId)).toMatchObject([{ number: 1, kind: 'kept', by: 'Olena' }])
  expect(await storyOfVersion(database(), articleId, 1)).toMatchObject({ headline: 'Two' })
  await age(articleId, 11)
  await saveVersion(cast.marta, { articleId, seenVersion: (await newestText(database(), articleId)).version, name: '' })
  await write(cast.marta, articleId, 'Five')
  expect(await list(cast.olena, articleId)).toMatchObject([{ kind: 'saved' }, { kind: 'kept' }]) // nothing had changed since the saved one
})

test('a long history comes in pages', async () => {
  const articleId = await newStory(cast.olena)
  const story = { ...(await storyOfVersion(database(), cast.articles.draft, 1)) }
  await database()
    .insert(draftVersions)
    .values(Array.from({ length: 65 }, (_, at) => ({ articleId, number: at + 1, kind: 'kept' as const, draftVersion: 1, story, words: 0 })))
  const page = async (before?: number) => {
    const answer = await versionsOf(cast.olena, { articleId, before })
    return answer.ok ? { numbers: answer.value.versions.map(({ number }) => number), next: answer.value.next } : null
  }
  expect(await page()).toMatchObject({ numbers: expect.arrayContaining([65, 36]), next: 36 })
  expect(await page(36)).toMatchObject({ numbers: expect.arrayContaining([35, 6]), next: 6 })
  expect(await page(6)).toEqual({ numbers: [5, 4, 3, 2, 1], next: null })
})

test('whoever may not see a story neither lists its versions nor saves one, and a taken-down story gets none', async () => {
  const articleId = await newStory(cast.danylo)
  await expect(versionsOf(cast.olena, { articleId })).rejects.toThrow(NotFound)
  await expect(saveVersion(cast.olena, { articleId, seenVersion: 1, name: '' })).rejects.toThrow(NotFound)
  expect(await saveVersion(cast.marta, { articleId: cast.articles['taken-down'], seenVersion: 1, name: '' })).toMatchObject({
    problem: 'wrong-stage',
  })
})

test('a discarded draft takes its versions along and brings them back', async () => {
  const articleId = await newStory(cast.olena)
  await saveVersion(cast.olena, { articleId, seenVersion: await write(cast.olena, articleId, 'Kept'), name: 'The one' })
  const before = await list(cast.olena, articleId)
  await discard(cast.olena, { articleId })
  await restoreDiscarded(cast.olena, { articleId })
  expect(await list(cast.olena, articleId)).toEqual(before)
})

test('a saved version is recorded, and no version is ever changed', async () => {
  const articleId = await newStory(cast.olena)
  await saveVersion(cast.olena, { articleId, seenVersion: 1, name: 'Empty' })
  const rows = await database()
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'save-version')))
  expect(rows).toEqual([{ detail: { number: 1, name: 'Empty' } }])
  await expect(database().update(draftVersions).set({ name: 'Other' }).where(eq(draftVersions.articleId, articleId))).rejects.toThrow()
})
