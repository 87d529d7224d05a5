import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { pageMedia, pages, pageTexts } from '#db/schema/pages.ts'
import { people } from '#db/schema/people.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { housePage } from '#newsroom/paper/house-page.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { machine, type Person } from '#newsroom/people/person.ts'
import { searchStories } from '#newsroom/search/search-stories.ts'
import { findSyndicated } from '#newsroom/syndication/find-syndicated.ts'
import { newsSitemap, sitemap, sitemapIndex } from '#newsroom/syndication/sitemaps.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { beginPage } from './begin-page.ts'
import { deletePage } from './delete-page.ts'
import { deskPages, pageFor } from './desk-pages.ts'
import { beginPageInput, savePageInput } from './input.ts'
import { orderPages } from './order-pages.ts'
import { publishPage } from './publish-page.ts'
import { savePage } from './save-page.ts'
import { unpublishPage } from './unpublish-page.ts'

ownHome()
let cast: Cast
let picture = ''
beforeAll(async () => {
  cast = await seedCast()
  const bytes = await photo(900, 600).jpeg().toBuffer()
  const outcome = await addPicture(machine('import'), { name: 'a.jpg', bytes }, { renditions: 'now' })
  picture = outcome.ok ? outcome.value.id : ''
})

const bodyOf = (text: string) => ({
  type: 'doc' as const,
  content: [
    { type: 'paragraph', content: [{ type: 'text', text }] },
    { type: 'picture', attrs: { mediaId: picture, alt: 'A', caption: '', credit: '' } },
  ],
})
async function beginAs(slug: string, kind: 'text' | 'staff' = 'text'): Promise<string> {
  const begun = await beginPage(cast.ihor, { slug, kind })
  if (!begun.ok) throw new Error(begun.problem)
  return begun.value.id
}
async function write(pageId: string, headline: string, language: 'en' | 'uk' = 'en'): Promise<void> {
  const { version } = await pageFor(cast.ihor, pageId, language)
  const saved = await savePage(cast.ihor, { pageId, language, seen: version, headline, dek: 'Wombats', body: bodyOf('Quokkas') })
  if (!saved.ok) throw new Error(saved.problem)
  expect(await publishPage(cast.ihor, { pageId, language, seen: saved.value.version })).toMatchObject({ ok: true })
}
const findFooter = async () => ((await masthead()).house?.pages ?? []).map(({ language, slug, headline }) => [language, slug, headline])

test('neither a journalist nor an editor may touch the pages', async () => {
  const pageId = '01890000-0000-7000-8000-0000000000aa'
  const acts = [
    (person: Person) => beginPage(person, { slug: 'about', kind: 'text' as const }),
    (person: Person) => savePage(person, { pageId, language: 'en' as const, seen: 0, headline: '', dek: '', body: bodyOf('A') }),
    (person: Person) => publishPage(person, { pageId, language: 'en' as const, seen: 1 }),
    (person: Person) => unpublishPage(person, { pageId, language: 'en' as const }),
    (person: Person) => orderPages(person, { pages: [] }),
    (person: Person) => deletePage(person, { pageId }),
    deskPages,
    (person: Person) => pageFor(person, pageId, 'en'),
  ]
  for (const act of acts) for (const person of [cast.olena, cast.marta]) await expect(act(person)).rejects.toThrow(NotAllowed)
  await expect(pageFor(cast.ihor, pageId, 'en')).rejects.toThrow(NotFound)
})

test('a page asks for each new picture whose holder is to be asked, and not again for what readers have', async () => {
  const id = await beginAs('asking')
  const publish = async (language: 'en' | 'uk', agreed?: string[]) => {
    const seen = (await pageFor(cast.ihor, id, language)).version
    return await publishPage(cast.ihor, { pageId: id, language, seen, agreed })
  }
  const [second] = await database()
    .insert(media)
    .values({ hash: 'b', name: 'b.jpg', state: 'ready', format: 'jpeg', bytes: 1, width: 1, height: 1 })
    .returning({ id: media.id })
  const [a, b] = [picture, second?.id ?? '']
  const save = async (language: 'en' | 'uk', headline: string, ...shown: string[]) => {
    const seen = (await pageFor(cast.ihor, id, language)).version
    const body = {
      type: 'doc' as const,
      content: shown.map((mediaId) => ({ type: 'picture', attrs: { mediaId, alt: 'A', caption: '', credit: '' } })),
    }
    await savePage(cast.ihor, { pageId: id, language, seen, headline, dek: '', body })
  }
  const findAgreed = () =>
    database()
      .select()
      .from(audit)
      .where(and(eq(audit.verb, 'allow-picture'), eq(audit.subjectId, id)))
  await database().update(media).set({ askFirst: true, rightsHolder: 'Harbour Wire' })
  const asked = [a, b].map((mediaId, index) => ({ mediaId, picture: `${'ab'[index]}.jpg`, holder: 'Harbour Wire' }))
  await save('en', 'Asking', a, b)
  expect(await publish('en')).toEqual({ ok: false, problem: 'ask-first', detail: { asked } })
  expect(await publish('en', [a])).toEqual({ ok: false, problem: 'ask-first', detail: { asked: asked.slice(1) } })
  expect([await housePage('en', 'asking'), await findAgreed()]).toEqual([null, []])
  expect(await publish('en', [a, b])).toMatchObject({ ok: true })
  expect((await findAgreed()).map(({ detail }) => detail.picture)).toEqual([a, b])
  // An update, and the other language, show what readers have.
  await save('en', 'Asking again', a, b)
  await save('uk', 'Запит', b)
  expect([await publish('en'), await publish('uk')]).toMatchObject([{ ok: true }, { ok: true }])
  expect(await findAgreed()).toHaveLength(2)
  // What only the other language shows counts.
  await save('en', 'Without')
  expect(await publish('en')).toMatchObject({ ok: true })
  await save('en', 'With it again', a, b)
  expect(await publish('en')).toEqual({ ok: false, problem: 'ask-first', detail: { asked: asked.slice(0, 1) } })
  await database().update(media).set({ askFirst: false })
  for (const language of ['en', 'uk'] as const) await unpublishPage(cast.ihor, { pageId: id, language })
  await database().delete(pageTexts).where(eq(pageTexts.pageId, id))
  await database().delete(pages).where(eq(pages.id, id))
  await database().delete(media).where(eq(media.id, b))
})

test('a page with a picture whose rights ran out is refused by the name of the picture', async () => {
  const id = await beginAs('past')
  await savePage(cast.ihor, { pageId: id, language: 'en', seen: 0, headline: 'Past', dek: '', body: bodyOf('A') })
  await database().update(media).set({ rightsEnd: '2020-01-31' })
  expect(await publishPage(cast.ihor, { pageId: id, language: 'en', seen: 1 })).toMatchObject({
    problem: 'rights-ended',
    detail: { pictures: ['a.jpg'] },
  })
  expect(await housePage('en', 'past')).toBeNull()
  await database().update(media).set({ rightsEnd: null })
  expect(await publishPage(cast.ihor, { pageId: id, language: 'en', seen: 1 })).toMatchObject({ ok: true })
  await unpublishPage(cast.ihor, { pageId: id, language: 'en' })
  await database().delete(pageTexts).where(eq(pageTexts.pageId, id))
  await database().delete(pages).where(eq(pages.id, id))
})

test('readers have a page when it is published, as it was then, and not after it is unpublished', async () => {
  const id = await beginAs('about')
  expect(await beginPage(cast.ihor, { slug: 'about', kind: 'text' })).toMatchObject({ problem: 'slug-taken' })
  expect(await savePage(cast.ihor, { pageId: id, language: 'en', seen: 0, headline: '', dek: '', body: bodyOf('A') })).toMatchObject({
    value: { version: 1 },
  })
  expect(await publishPage(cast.ihor, { pageId: id, language: 'en', seen: 1 })).toMatchObject({ problem: 'no-headline' })
  expect(await housePage('en', 'about')).toBeNull()
  await database().delete(outbox)
  await write(id, 'About us')
  expect(await housePage('en', 'about')).toMatchObject({ headline: 'About us', languages: ['en'], pictures: [{ mediaId: picture }] })
  expect(await housePage('uk', 'about')).toBeNull()
  const told = await database().select({ tags: outbox.tags }).from(outbox)
  expect(told).toEqual([{ tags: ['newsroom', `page:${id}`, 'lists:en', `media:${picture}`] }])

  const { version } = await pageFor(cast.ihor, id, 'en')
  await savePage(cast.ihor, { pageId: id, language: 'en', seen: version, headline: 'Changed', dek: '', body: bodyOf('B') })
  expect(await housePage('en', 'about')).toMatchObject({ headline: 'About us' })
  expect(await deskPages(cast.ihor)).toMatchObject([{ texts: [{ headline: 'Changed', isLive: true, isChanged: true }] }])
  expect(await publishPage(cast.ihor, { pageId: id, language: 'en', seen: version })).toMatchObject({ problem: 'stale' })

  expect(await unpublishPage(cast.ihor, { pageId: id, language: 'en' })).toMatchObject({ ok: true })
  expect(await housePage('en', 'about')).toBeNull()
  expect(await database().select().from(pageMedia)).toEqual([])
  expect(await deletePage(cast.ihor, { pageId: id })).toMatchObject({ problem: 'was-published' })
  const verbs = (await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, id))).map(({ verb }) => verb)
  expect(verbs).toEqual(['begin-page', 'save-page', 'save-page', 'publish-page', 'save-page', 'unpublish-page'])
})

test('of two who save the same version, the second is told', async () => {
  const id = await beginAs('two')
  const send = (headline: string) => savePage(cast.ihor, { pageId: id, language: 'en', seen: 0, headline, dek: '', body: bodyOf(headline) })
  const answers = await Promise.all([send('One'), send('Two')])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers).toContainEqual({ ok: false, problem: 'stale' })
  expect(await deletePage(cast.ihor, { pageId: id })).toMatchObject({ ok: true })
})

test('the footer has the published pages of each language, in the order that an admin sets', async () => {
  const [contact, privacy] = [await beginAs('contact'), await beginAs('privacy')]
  await write(contact, 'Contact')
  await write(privacy, 'Privacy')
  await write(privacy, 'Приватність', 'uk')
  const expected = [
    ['en', 'contact', 'Contact'],
    ['en', 'privacy', 'Privacy'],
    ['uk', 'privacy', 'Приватність'],
  ]
  expect((await findFooter()).toSorted()).toEqual(expected)
  expect((await findFooter())[0]?.[1]).toBe('contact')
  const ids = (await deskPages(cast.ihor)).map(({ id }) => id)
  expect(await orderPages(cast.ihor, { pages: ids.slice(1) })).toMatchObject({ problem: 'stale' })
  expect(await orderPages(cast.ihor, { pages: ids.toReversed() })).toMatchObject({ ok: true })
  expect((await findFooter()).at(-1)?.[1]).toBe('contact')
})

test('a page is in the sitemap of pages, and in no feed, list, search or sitemap of stories', async () => {
  const origin = 'https://paper.test'
  const fixed = await sitemap(origin, '0')
  expect(fixed).toContain('<loc>https://paper.test/page/privacy</loc>')
  expect(fixed).toContain('hreflang="uk" href="https://paper.test/uk/page/privacy"')
  expect(fixed).not.toContain('/page/about')
  const elsewhere = [
    await newsSitemap(origin),
    await sitemap(origin, '1'),
    await sitemapIndex(origin),
    JSON.stringify(await frontPage('en', null)),
    JSON.stringify(await findSyndicated({ kind: 'all' }, 'en')),
  ]
  for (const text of elsewhere) expect(text).not.toMatch(/page\/|Privacy|Wombats|Quokkas/)
  for (const q of ['Quokkas', 'Wombats', 'Privacy'])
    expect((await searchStories({ language: 'en', text: q }, 'UTC', null)).stories).toEqual([])
})

test('a page of the staff lists the authors whose account can sign in', async () => {
  const id = await beginAs('staff', 'staff')
  await write(id, 'Who we are')
  await database().update(authors).set({ personId: cast.olena.id }).where(eq(authors.id, cast.author.id))
  expect((await housePage('en', 'staff'))?.staff).toMatchObject([{ slug: 'olena-hrytsenko' }])
  await database().update(people).set({ disabledAt: new Date() }).where(eq(people.id, cast.olena.id))
  expect((await housePage('en', 'staff'))?.staff).toEqual([])
})

test('what is no address, and a text with a suggestion, are refused', () => {
  for (const slug of ['', 'Über', 'a--b', 'a/b', '../x']) expect(beginPageInput.safeParse({ slug, kind: 'text' }).success, slug).toBe(false)
  const sent = { pageId: '01890000-0000-7000-8000-0000000000aa', language: 'en', seen: 0, headline: 'A', dek: '' }
  const suggested = { type: 'text', text: 'A', marks: [{ type: 'insertion', attrs: { id: 'x' } }] }
  const withText = (content: unknown[]) => ({ ...sent, body: { type: 'doc', content: [{ type: 'paragraph', content }] } })
  expect(savePageInput.safeParse(withText([{ type: 'text', text: 'A' }])).success).toBe(true)
  expect(savePageInput.safeParse(withText([suggested])).success).toBe(false)
  expect(savePageInput.safeParse({ ...sent, body: { type: 'doc', content: [{ type: 'script' }] } }).success).toBe(false)
})
