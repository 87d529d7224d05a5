import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { deleteSnippet } from './delete-snippet.ts'
import { longestSnippet, saveSnippetInput } from './input.ts'
import { renameSnippet } from './rename-snippet.ts'
import { saveSnippet } from './save-snippet.ts'
import { snippetsFor } from './snippets-for.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().execute(sql`truncate snippets`)
})

const saying = (text: string): ArticleDocument => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
const nobodys = '01890000-0000-7000-8000-0000000000cc'
async function save(person: Person, name: string, more: { isForAll?: boolean; text?: string } = {}): Promise<string> {
  const { isForAll = false, text = name } = more
  const outcome = await saveSnippet(person, { name, body: saying(text), isForAll, replaces: false })
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.value.snippetId
}
const namesFor = async (person: Person) => (await snippetsFor(person)).map(({ name }) => name)

test('a person has their own snippets and those for all, and no others', async () => {
  expect(await namesFor(cast.olena)).toEqual([])
  await save(cast.olena, 'Mine')
  await save(cast.marta, 'All', { isForAll: true })
  await save(cast.marta, 'Hers')
  expect(await namesFor(cast.olena)).toEqual(['All', 'Mine'])
  expect(await namesFor(cast.danylo)).toEqual(['All'])
  expect(await namesFor(cast.marta)).toEqual(['All', 'Hers'])
})

test('a journalist saves none for all, and changes none of others', async () => {
  await expect(save(cast.olena, 'All', { isForAll: true })).rejects.toThrow(NotAllowed)
  const all = await save(cast.marta, 'All', { isForAll: true })
  const hers = await save(cast.marta, 'Hers')
  await expect(renameSnippet(cast.olena, { snippetId: all, name: 'Ours' })).rejects.toThrow(NotAllowed)
  await expect(deleteSnippet(cast.olena, { snippetId: all })).rejects.toThrow(NotAllowed)
  for (const snippetId of [hers, nobodys]) {
    await expect(renameSnippet(cast.ihor, { snippetId, name: 'Mine' })).rejects.toThrow(NotFound)
    await expect(deleteSnippet(cast.ihor, { snippetId })).rejects.toThrow(NotFound)
  }
  expect(await namesFor(cast.marta)).toEqual(['All', 'Hers'])
})

test('a name stands once, is replaced only by who says so, and can be another’s too', async () => {
  await save(cast.olena, 'Mine', { text: 'old' })
  await save(cast.marta, 'Mine')
  const again = { name: 'Mine', body: saying('new'), isForAll: false }
  expect(await saveSnippet(cast.olena, { ...again, replaces: false })).toMatchObject({ problem: 'there-already' })
  expect((await snippetsFor(cast.olena))[0]?.body).toEqual(saying('old'))
  expect(await saveSnippet(cast.olena, { ...again, replaces: true })).toMatchObject({ ok: true })
  expect((await snippetsFor(cast.olena)).map(({ body }) => body)).toEqual([saying('new')])
  expect((await snippetsFor(cast.marta)).map(({ body }) => body)).toEqual([saying('Mine')])
  const other = await save(cast.olena, 'Other')
  expect(await renameSnippet(cast.olena, { snippetId: other, name: 'Mine' })).toMatchObject({ problem: 'there-already' })
  expect(await renameSnippet(cast.olena, { snippetId: other, name: 'Other' })).toMatchObject({ ok: true })
  await deleteSnippet(cast.olena, { snippetId: other })
  expect(await namesFor(cast.olena)).toEqual(['Mine'])
})

test('a person has a hundred, and can still replace one', async () => {
  for (let at = 0; at < 100; at += 1) await save(cast.olena, `Snippet ${at}`)
  const more = { body: saying('x'), isForAll: false }
  expect(await saveSnippet(cast.olena, { ...more, name: 'One more', replaces: true })).toMatchObject({ problem: 'too-many-snippets' })
  expect(await saveSnippet(cast.olena, { ...more, name: 'Snippet 7', replaces: true })).toMatchObject({ ok: true })
  await save(cast.danylo, 'One')
})

test('a snippet is a text of blocks that is not too long', () => {
  const isSnippet = (body: unknown) => saveSnippetInput.safeParse({ name: 'A', body, isForAll: false, replaces: false }).success
  expect(isSnippet(saying('Words'))).toBe(true)
  for (const body of [
    null,
    {},
    { type: 'doc', content: [] },
    { type: 'doc', content: [{ type: 'script' }] },
    saying('a'.repeat(longestSnippet)),
  ])
    expect(isSnippet(body)).toBe(false)
  expect(saveSnippetInput.safeParse({ name: ' ', body: saying('x'), isForAll: false, replaces: false }).success).toBe(false)
})

test('a snippet is cleaned, and carries no suggestions and no comments of the story that it is from', () => {
  const id = '01890000-0000-4000-8000-000000000001'
  const read = (...content: NonNullable<ArticleDocument['content']>) =>
    saveSnippetInput.safeParse({ name: 'A', body: { type: 'doc', content }, isForAll: false, replaces: false })
  const markAs = (type: string) => ({ type: 'paragraph', content: [{ type: 'text', text: 'Words', marks: [{ type, attrs: { id } }] }] })
  for (const type of ['comment', 'insertion', 'deletion']) expect(read(markAs(type)).success).toBe(false)
  expect(read({ ...saying('Words').content[0], type: 'paragraph', marks: [{ type: 'insertion', attrs: { id } }] }).success).toBe(false)
  expect(read(...saying('Wo\u00adrds\u0007').content).data?.body).toEqual(saying('Words'))
})
