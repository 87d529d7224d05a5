import { and, desc, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { assignEditor } from './assign-editor.ts'
import { deskStories } from './desk-stories.ts'
import { deskStoriesVersion } from './desk-stories-version.ts'
import { discard } from './discard.ts'
import { draftFor } from './draft-for.ts'
import { findEditors } from './find-editors.ts'
import { restoreDiscarded } from './restore-discarded.ts'
import { unassignEditor } from './unassign-editor.ts'

let cast: Cast
let articleId: string
beforeAll(async () => {
  cast = await seedCast()
  articleId = cast.articles.draft
})
beforeEach(async () => {
  await database().update(articles).set({ editorId: null })
  await database().delete(notices)
})

const assign = (editorId: string, by = cast.ihor) => assignEditor(by, { articleId, editorId })
const toldOf = () =>
  database()
    .select({ name: people.name, kind: notices.kind, detail: notices.detail })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(eq(notices.articleId, articleId))
const lastAudit = async () => {
  const [last] = await database().select().from(audit).where(eq(audit.subjectId, articleId)).orderBy(desc(audit.id)).limit(1)
  return last
}
const assignedTo = async (person = cast.marta) => {
  const { stories } = await deskStories(person, { scope: 'assigned', words: [] })
  return stories.map(({ id, editor }) => [id, editor?.name])
}

test('an editor is assigned, is told, finds the story in their list, and its writer sees who it is', async () => {
  const before = await deskStoriesVersion(cast.marta, { scope: 'all', words: [] })
  expect(await assign(cast.marta.id)).toEqual({ ok: true, value: { version: expect.any(Number) } })
  expect(await deskStoriesVersion(cast.marta, { scope: 'all', words: [] })).not.toBe(before)
  expect(await assignedTo()).toEqual([[articleId, 'Marta']])
  expect(await assignedTo(cast.ihor)).toEqual([])
  expect(await draftFor(cast.olena, articleId)).toMatchObject({ editor: { id: cast.marta.id, name: 'Marta' } })
  expect(await toldOf()).toEqual([{ name: 'Marta', kind: 'assigned', detail: { isEditor: true } }])
  expect(await lastAudit()).toMatchObject({
    verb: 'assign-editor',
    personId: cast.ihor.id,
    detail: { editor: cast.marta.id, before: null },
  })
})

test('who assigns a story to themselves is not told; the same editor again changes nothing', async () => {
  const first = await assign(cast.marta.id, cast.marta)
  const again = await assign(cast.marta.id)
  expect(again).toEqual(first)
  expect(await toldOf()).toEqual([])
})

test('who is assigned a second time is told again, and who is not assigned any more is not told if they have not read it', async () => {
  await assign(cast.marta.id)
  await database().update(notices).set({ readAt: new Date() })
  await assign(cast.ihor.id, cast.marta)
  expect((await toldOf()).map(({ name }) => name)).toEqual(['Marta', 'Ihor'])
  await assign(cast.marta.id)
  expect((await toldOf()).map(({ name }) => name)).toEqual(['Marta', 'Marta'])
  expect(await unassignEditor(cast.ihor, { articleId })).toMatchObject({ ok: true })
  expect((await toldOf()).map(({ name }) => name)).toEqual(['Marta'])
  expect(await lastAudit()).toMatchObject({ verb: 'unassign-editor', detail: { before: cast.marta.id } })
  expect(await draftFor(cast.olena, articleId)).toMatchObject({ editor: null })
})

test('a story without an editor is not unassigned a second time', async () => {
  const [before] = await database().select().from(articles).where(eq(articles.id, articleId))
  expect(await unassignEditor(cast.ihor, { articleId })).toEqual({ ok: true, value: { version: before?.version } })
})

test('only editors assign, and only editors with an account can be assigned', async () => {
  await expect(assign(cast.marta.id, cast.olena)).rejects.toThrow(NotAllowed)
  await expect(assign(cast.marta.id, cast.danylo)).rejects.toThrow(NotFound)
  await expect(unassignEditor(cast.olena, { articleId })).rejects.toThrow(NotAllowed)
  await expect(findEditors(cast.olena)).rejects.toThrow(NotAllowed)
  expect(await assign(cast.olena.id)).toMatchObject({ ok: false, problem: 'unknown' })
  await database().update(people).set({ disabledAt: new Date() }).where(eq(people.id, cast.marta.id))
  expect(await assign(cast.marta.id)).toMatchObject({ ok: false, problem: 'unknown' })
  expect((await findEditors(cast.ihor)).map(({ name }) => name)).toEqual(['Ihor'])
  await database().update(people).set({ disabledAt: null }).where(eq(people.id, cast.marta.id))
  expect((await findEditors(cast.ihor)).map(({ name }) => name)).toEqual(['Ihor', 'Marta'])
  const takenDown = { articleId: cast.articles['taken-down'], editorId: cast.marta.id }
  expect(await assignEditor(cast.marta, takenDown)).toMatchObject({ ok: false, problem: 'wrong-stage' })
})

test('two who assign at the same time leave one editor and one audit row each, and tell each person once', async () => {
  await Promise.all([assign(cast.marta.id, cast.ihor), assign(cast.ihor.id, cast.marta)])
  const [row] = await database().select().from(articles).where(eq(articles.id, articleId))
  const [last] = await database()
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'assign-editor')))
    .orderBy(desc(audit.id))
    .limit(1)
  expect(last?.detail).toMatchObject({ editor: row?.editorId })
  expect((await toldOf()).map(({ name }) => name)).toEqual([row?.editorId === cast.marta.id ? 'Marta' : 'Ihor'])
})

test('a discarded story comes back with its editor', async () => {
  await assign(cast.marta.id)
  await discard(cast.olena, { articleId })
  await restoreDiscarded(cast.olena, { articleId })
  expect(await draftFor(cast.olena, articleId)).toMatchObject({ editor: { name: 'Marta' } })
})
