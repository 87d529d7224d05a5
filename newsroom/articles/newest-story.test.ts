import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { AddMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform'
import { and, eq, gt, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { draftSteps, drafts } from '#db/schema/articles.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addSteps } from './add-steps.ts'
import { lockArticle } from './lock-article.ts'
import { newestStory } from './newest-story.ts'
import { newestText } from './newest-text.ts'
import { stepsToJson } from './parse-steps.ts'
import { restoreVersion } from './restore-version.ts'
import { saveVersion } from './save-version.ts'
import { startArticle } from './start-article.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'
import { writeDraft } from './write-draft.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const put = (at: number, text: string): Step => new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text(text)), 0, 0))
const block = (at: number, text: string): Step =>
  new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.node('paragraph', null, [storySchema.text(text)])), 0, 0))

async function add(articleId: string, steps: Step[]): Promise<number> {
  const { version: seenVersion } = await newestText(database(), articleId)
  const answer = await addSteps(cast.marta, { articleId, seenVersion, batchId: v4(), steps: stepsToJson(steps), writer: cast.marta.id })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.version
}

/** A story of three paragraphs, which this process has written. */
async function writtenStory(): Promise<string> {
  const started = await startArticle(cast.marta, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  await add(articleId, [put(5, 'One.'), block(10, 'Two.'), block(16, 'Three.')])
  return articleId
}

const isKnown = (articleId: string) => transaction(async (tx) => (await newestStory(tx, articleId)).written !== null)
const textIn = async (articleId: string) => (await newestText(database(), articleId)).body.content.map(wordsOf).join('|')
const wordsOf = (block: DocumentNode): string => (block.content ?? []).map(({ text }) => text).join('')
/** As another process does it. */
const change = (articleId: string, columns: object) => database().update(drafts).set(columns).where(eq(drafts.articleId, articleId))
const onePiece = (text: string) => ({ type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

test('what this process has written is known, and the row has it as a whole', async () => {
  const articleId = await writtenStory()
  const states: ((story: Node) => Step[])[] = [
    () => [put(5, 'x')],
    () => [put(5, 'y'), put(13, 'z')],
    () => [put(5, 'a'), put(14, 'b'), put(23, 'c')],
    () => [block(4, 'New.')],
    ({ content }) => [block(content.size, 'The end.')],
    ({ content, lastChild }) => [new ReplaceStep(content.size - (lastChild?.nodeSize ?? 0), content.size, Slice.empty)],
    () => [new AddMarkStep(5, 7, storySchema.mark('insertion', { id: 'one' }))],
    () => [put(6, 'in')],
    () => [new AddMarkStep(14, 15, storySchema.mark('deletion', { id: 'two' }))],
    () => [put(1, 'Headline')],
    ({ content, lastChild }) => [new ReplaceStep(content.size - (lastChild?.nodeSize ?? 0), content.size, Slice.empty)],
  ]
  for (const stepsOn of states) {
    const before = await transaction((tx) => newestStory(tx, articleId))
    expect(before.written).not.toBeNull()
    await add(articleId, stepsOn(before.story))
    const stored = await newestText(database(), articleId)
    const { story } = await transaction((tx) => newestStory(tx, articleId))
    expect(story.eq(before.story)).toBe(false)
    expect(storyOf(stored).eq(story)).toBe(true)
    expect(stored).toMatchObject({ suggested: null, ...textOf(story) })
  }
})

test('of what another process has written, all is written anew, in our form', async () => {
  const articleId = await writtenStory()
  const item = { type: 'listItem', content: [{ type: 'paragraph' }] }
  await change(articleId, { body: { type: 'doc', content: [...onePiece('One.').content, { type: 'orderedList', content: [item] }] } })
  await add(articleId, [put(5, 'x')])
  const stored = await newestText(database(), articleId)
  expect(stored.body.content[1]).toEqual({ type: 'orderedList', attrs: { start: 1 }, content: [item] })
  expect(stored.body).toEqual(textOf(storyOf(stored)).body)
})

test('a text that another process has written is read, also when its version is one that was known', async () => {
  const articleId = await writtenStory()
  const { version } = await newestText(database(), articleId)
  await change(articleId, { body: onePiece('Other words.') })
  expect(await isKnown(articleId)).toBe(false)
  await add(articleId, [put(5, 'My ')])
  expect(await textIn(articleId)).toContain('My Other words.')
  // A backup is brought back: text, version and log.
  await change(articleId, { body: onePiece('Words of a backup.'), version })
  await database()
    .delete(draftSteps)
    .where(and(eq(draftSteps.articleId, articleId), gt(draftSteps.version, version)))
  await add(articleId, [put(5, 'And ')])
  expect(await textIn(articleId)).toContain('And Words of a backup.')
})

test('what was written in a transaction that was rolled back is not known', async () => {
  const articleId = await writtenStory()
  const step = put(5, 'Lost ')
  await expect(
    transaction(async (tx) => {
      const article = await lockArticle(tx, cast.marta, articleId)
      const { story } = await newestStory(tx, articleId)
      const after = step.apply(story).doc
      if (!after) throw new Error('the step does not fit')
      await writeDraft(tx, article, after, [{ id: v4(), writer: cast.marta.id, placed: [{ step, undo: step.invert(story), origin: 0 }] }])
      throw new Error('Postgres went away')
    }),
  ).rejects.toThrow('Postgres went away')
  expect(await isKnown(articleId)).toBe(false)
  // Another process makes the version that was rolled back here.
  await change(articleId, { body: onePiece('Kept.'), version: sql`${drafts.version} + 1` })
  await add(articleId, [put(5, 'And ')])
  expect(await textIn(articleId)).toContain('And Kept.')
})

test('a restored version is what the next words are put in', async () => {
  const articleId = await writtenStory()
  const { version } = await newestText(database(), articleId)
  await saveVersion(cast.marta, { articleId, seenVersion: version, name: 'First' })
  await add(articleId, [put(5, 'Much else. ')])
  await restoreVersion(cast.marta, { articleId, number: 1 })
  await add(articleId, [put(5, 'Again: ')])
  expect(await textIn(articleId)).toContain('Again: One.')
  expect(await textIn(articleId)).not.toContain('Much else')
})

test('blocks are put only into the document that they were made for', async () => {
  const articleId = await writtenStory()
  const saving = transaction(async (tx) => {
    const article = await lockArticle(tx, cast.marta, articleId)
    const { story, written } = await newestStory(tx, articleId)
    // Somebody at the database, who minds no lock of ours.
    await tx
      .update(drafts)
      .set({ body: onePiece('Another text.') })
      .where(eq(drafts.articleId, articleId))
    const step = put(5, 'Mine. ')
    const after = step.apply(story).doc ?? story
    await writeDraft(
      tx,
      article,
      after,
      [{ id: v4(), writer: cast.marta.id, placed: [{ step, undo: step.invert(story), origin: 0 }] }],
      written,
    )
  })
  await expect(saving).rejects.toThrow('another one than was read')
  expect(await textIn(articleId)).toBe('One.|Two.|Three.')
})
