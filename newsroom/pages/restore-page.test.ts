import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { pageTexts } from '#db/schema/pages.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { isUnchanged } from '#newsroom/articles/compare-stories.ts'
import { housePage } from '#newsroom/paper/house-page.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { beginPage } from './begin-page.ts'
import { deletePage } from './delete-page.ts'
import { pageFor } from './desk-pages.ts'
import { earlierPage, pageHistory } from './page-history.ts'
import { publishPage } from './publish-page.ts'
import { restorePage } from './restore-page.ts'
import { savePage } from './save-page.ts'

const language = 'en'
let cast: Cast
let second: Cast['ihor']
let pageId = ''
let slug = ''
beforeAll(async () => {
  cast = await seedCast()
  second = { ...cast.marta, role: 'admin' }
})
beforeEach(async () => {
  slug = `page-${randomUUID()}`
  const begun = await beginPage(cast.ihor, { slug, kind: 'text' })
  if (!begun.ok) throw new Error(begun.problem)
  pageId = begun.value.id
})

const bodyOf = (text: string) => ({ type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
async function save(text: string, admin = cast.ihor): Promise<number> {
  const { version } = await pageFor(admin, pageId, language)
  const saved = await savePage(admin, { pageId, language, seen: version, headline: text, dek: '', body: bodyOf(text) })
  if (!saved.ok) throw new Error(saved.problem)
  return saved.value.version
}
const publish = async (seen: number) => expect(await publishPage(cast.ihor, { pageId, language, seen })).toMatchObject({ ok: true })
const history = async () =>
  (await pageHistory(cast.ihor, pageId, language)).map(({ headline, kind, by, isLive }) => [headline, kind, by, isLive])
const idOf = async (headline: string) =>
  (await pageHistory(cast.ihor, pageId, language)).find((revision) => revision.headline === headline)?.id ?? ''
const letPass = (minutes: number) =>
  database()
    .update(pageTexts)
    .set({ updatedAt: sql`${pageTexts.updatedAt} - make_interval(mins => ${minutes})` })
    .where(eq(pageTexts.pageId, pageId))

test('neither a journalist nor an editor may look at earlier texts or bring one back', async () => {
  await publish(await save('One'))
  const revisionId = await idOf('One')
  for (const person of [cast.olena, cast.marta]) {
    await expect(pageHistory(person, pageId, language)).rejects.toThrow(NotAllowed)
    await expect(earlierPage(person, pageId, language, revisionId)).rejects.toThrow(NotAllowed)
    await expect(restorePage(person, { pageId, language, revisionId, seen: 1 })).rejects.toThrow(NotAllowed)
  }
})

test('each published text is kept with who published it, and one is brought back without a word lost; readers keep what they have', async () => {
  await publish(await save('One'))
  await publish(await save('Two'))
  const seen = await save('Three, only saved', second)
  expect(await history()).toEqual([
    ['Two', 'published', 'Ihor', true],
    ['One', 'published', 'Ihor', false],
  ])
  const restored = await restorePage(cast.ihor, { pageId, language, revisionId: await idOf('One'), seen })
  expect(restored).toEqual({ ok: true, value: { version: seen + 1 } })
  expect(await pageFor(cast.ihor, pageId, language)).toMatchObject({ text: { headline: 'One', body: bodyOf('One') }, version: seen + 1 })
  expect(await housePage(language, slug)).toMatchObject({ headline: 'Two' })
  expect(await history()).toEqual([
    ['Three, only saved', 'kept', 'Marta', false],
    ['Two', 'published', 'Ihor', true],
    ['One', 'published', 'Ihor', false],
  ])
  await publish(seen + 1)
  expect(await housePage(language, slug)).toMatchObject({ headline: 'One' })
  const acts = await database().select({ verb: audit.verb, detail: audit.detail }).from(audit).where(eq(audit.subjectId, pageId))
  expect(acts.find(({ verb }) => verb === 'restore-page')?.detail).toMatchObject({ language, version: seen + 1 })
})

test('what readers had is not kept a second time when something else is brought back', async () => {
  await publish(await save('One'))
  const seen = await save('Two')
  await publish(seen)
  expect(await restorePage(cast.ihor, { pageId, language, revisionId: await idOf('One'), seen })).toMatchObject({ ok: true })
  expect(await restorePage(cast.ihor, { pageId, language, revisionId: await idOf('Two'), seen: seen + 1 })).toMatchObject({ ok: true })
  expect((await history()).map(([headline]) => headline)).toEqual(['Two', 'One'])
})

test('a text that was saved more than ten minutes ago is kept when another is saved, with who saved it; what somebody goes on writing is not', async () => {
  await save('First words', second)
  await letPass(9)
  await save('Second words', second)
  expect(await history()).toEqual([])
  await letPass(11)
  await save('Third words')
  expect(await history()).toEqual([['Second words', 'kept', 'Marta', false]])
  await letPass(11)
  await save('Third words')
  await save('Fourth words')
  expect((await history()).map(([headline]) => headline)).toEqual(['Third words', 'Second words'])
})

test('what a colleague saved just now is kept when another is saved over it, and so is the own text that a colleague saves over', async () => {
  await save('Notice of Marta', second)
  await save('Draft of Ihor')
  expect(await history()).toEqual([['Notice of Marta', 'kept', 'Marta', false]])
  await save('Second draft of Ihor')
  await save('Again Marta', second)
  expect(await history()).toEqual([
    ['Second draft of Ihor', 'kept', 'Ihor', false],
    ['Notice of Marta', 'kept', 'Marta', false],
  ])
})

test('a page whose texts were only saved is deleted, with them', async () => {
  await save('One')
  await letPass(11)
  await save('Two')
  expect(await deletePage(cast.ihor, { pageId })).toEqual({ ok: true, value: null })
  expect(await history()).toEqual([])
})

test('of two admins the second is told, and an earlier text of another page or language is not found', async () => {
  await publish(await save('One'))
  const revisionId = await idOf('One')
  const seen = await save('Two')
  expect(await restorePage(cast.ihor, { pageId, language, revisionId, seen: seen - 1 })).toEqual({ ok: false, problem: 'stale' })
  await expect(restorePage(cast.ihor, { pageId, language: 'uk', revisionId, seen: 0 })).rejects.toThrow(NotFound)
  await expect(earlierPage(cast.ihor, pageId, 'uk', revisionId)).rejects.toThrow(NotFound)
  const begun = await beginPage(cast.ihor, { slug: `${slug}-other`, kind: 'text' })
  const other = begun.ok ? begun.value.id : ''
  await expect(restorePage(cast.ihor, { pageId: other, language, revisionId, seen: 0 })).rejects.toThrow(NotFound)
  await expect(earlierPage(cast.ihor, other, language, revisionId)).rejects.toThrow(NotFound)
  expect(await pageHistory(cast.ihor, other, language)).toEqual([])
})

test('an earlier text is shown as it was, and with what changed since', async () => {
  await publish(await save('One'))
  const id = await idOf('One')
  expect(isUnchanged((await earlierPage(cast.ihor, pageId, language, id)).since)).toBe(true)
  await save('Two')
  const { asItWas, since } = await earlierPage(cast.ihor, pageId, language, id)
  expect([isUnchanged(asItWas), isUnchanged(since)]).toEqual([true, false])
  expect(JSON.stringify(asItWas)).not.toContain('Two')
})
