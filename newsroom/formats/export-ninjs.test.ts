import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { machine } from '#newsroom/people/person.ts'
import { seedCast } from '#testing/cast.ts'
import { archivedStories, archiveIndex } from './archived-stories.ts'
import { exportNinjs } from './export-ninjs.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'
import { ninjsItem } from './ninjs.ts'
import { noPictures } from './picture-source.ts'

const words = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map((text) => `w${text.replace(/\s+/g, ' ')}w`)
const text = fc.tuple(words, fc.subarray(['bold', 'italic'])).map(([value, marks]): DocumentNode => {
  return marks.length > 0 ? { type: 'text', text: value, marks: marks.map((type) => ({ type })) } : { type: 'text', text: value }
})
const paragraph = text.map((only): DocumentNode => ({ type: 'paragraph', content: [only] }))
const item = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content): DocumentNode => ({ type: 'listItem', content }))
const cell = paragraph.map((only): DocumentNode => ({ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [only] }))
const block = fc.oneof(
  paragraph,
  text.map((only): DocumentNode => ({ type: 'heading', attrs: { level: 3 }, content: [only] })),
  fc.array(item, { minLength: 1, maxLength: 3 }).map((content): DocumentNode => ({ type: 'bulletList', content })),
  fc.array(item, { minLength: 1, maxLength: 3 }).map((content): DocumentNode => ({ type: 'orderedList', attrs: { start: 3 }, content })),
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content): DocumentNode => ({ type: 'blockquote', content })),
  fc
    .array(cell, { minLength: 1, maxLength: 3 })
    .map((content): DocumentNode => ({ type: 'table', content: [{ type: 'tableRow', content }] })),
  fc.constant<DocumentNode>({ type: 'horizontalRule' }),
)

test('what is written as HTML is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (content) => {
      const document: ArticleDocument = { type: 'doc', content }
      const losses = new Losses()
      expect(htmlToDocument(documentToHtml(document), { losses, picture: () => '' })).toEqual(document)
      expect(losses.list()).toEqual([])
    }),
  )
})

test('every story is given out, in the form in which it can be taken in again', async () => {
  const cast = await seedCast()
  const given: Record<string, unknown>[] = []
  for await (const story of exportNinjs(machine('export'))) given.push(story)
  expect(given.map(({ uri }) => uri).sort()).toEqual(
    Object.values(cast.articles)
      .map((id) => `urn:uuid:${id}`)
      .sort(),
  )
  const reading = { language: 'en', pictures: noPictures, sections: [{ slug: 'war', name: 'War' }], now: new Date() } as const
  const published = await ninjsItem(
    given.find(({ pubStatus }) => pubStatus === 'usable'),
    'x',
    reading,
  )
  if (!('read' in published)) throw new Error('the live story is no story')
  expect(await published.read()).toMatchObject({
    headline: 'The published story',
    dek: 'A dek.',
    slug: 'the-published-story',
    section: { slug: 'war' },
    bylines: [{ name: 'Olena Hrytsenko' }],
    topics: [],
    hold: null,
    losses: [],
  })
  const draft = await ninjsItem(
    given.find(({ uri }) => uri === `urn:uuid:${cast.articles.draft}`),
    'x',
    reading,
  )
  if (!('recall' in draft)) throw new Error('the draft is not withheld')
  expect((await draft.otherwise?.read())?.hold).toBe('its pubStatus is “withheld”')
})

test('a journalist, who sees their own stories, is not given everyone’s', async () => {
  const journalist = {
    id: '01890000-0000-7000-8000-000000000000',
    name: 'Danylo',
    email: 'd@paper.test',
    role: 'journalist',
    sessionId: '',
    limits: null,
    isProven: true,
    deskLanguage: null,
  } as const
  await expect(exportNinjs(journalist).next()).rejects.toThrow(NotAllowed)
})

test('a story under embargo is left out; of a live one whose update is embargoed, only what readers have is given out', async () => {
  const rows = await database().select({ id: articles.id, stage: articles.stage }).from(articles)
  const idOf = (stage: string) => rows.find((row) => row.stage === stage)?.id ?? ''
  for (const stage of ['draft', 'published'])
    await database()
      .update(articles)
      .set({ embargoUntil: sql`now() + interval '1 hour'`, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC', note: 'A secret note' })
      .where(eq(articles.id, idOf(stage)))
  await database()
    .update(drafts)
    .set({ headline: 'A secret update' })
    .where(eq(drafts.articleId, idOf('published')))
  const collect = async (options: object) => {
    const given: Record<string, unknown>[] = []
    for await (const story of exportNinjs(machine('export'), options)) given.push(story)
    return given
  }
  const usual = await collect({})
  expect(usual.map(({ uri }) => uri)).not.toContain(`urn:uuid:${idOf('draft')}`)
  expect(JSON.stringify(usual)).not.toMatch(/secret/i)
  expect(JSON.stringify(usual)).toContain('The published story')
  const archived: unknown[] = []
  for await (const { story } of archivedStories(database(), await archiveIndex(database()))) archived.push(story)
  expect(JSON.stringify(archived)).toContain('The published story')
  expect(JSON.stringify(archived)).not.toMatch(/secret/i)
  const all = await collect({ embargoed: true })
  expect(all.find(({ uri }) => uri === `urn:uuid:${idOf('draft')}`)).toMatchObject({
    pubStatus: 'withheld',
    embargoedUntil: expect.stringMatching(/Z$/),
  })
})
