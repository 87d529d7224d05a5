import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articleBylines, articles, drafts, redirects } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import type { DocumentNode, Picture } from '#lib/document-types.ts'
import { NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { readinessFor } from './readiness.ts'

let cast: Cast
let articleId: string
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, media restart identity cascade`)
  cast = await seedCast()
  articleId = cast.articles.draft
})

test('nothing is missing in a complete story', async () => {
  expect(await missingFor(cast.olena, articleId)).toEqual([])
})

test('in an empty story headline, text, section and byline are missing, in this order; the address comes with the headline', async () => {
  await write({ headline: '  ', nodes: [{ type: 'paragraph' }] })
  await database().update(articles).set({ sectionId: null, slug: null }).where(eq(articles.id, articleId))
  await database().delete(articleBylines).where(eq(articleBylines.articleId, articleId))

  expect((await missingFor(cast.olena, articleId)).map(({ what }) => what)).toEqual(['headline', 'body', 'section', 'byline'])
  await write({ headline: '…', nodes: [{ type: 'paragraph' }] })
  expect((await missingFor(cast.olena, articleId)).map(({ what }) => what)).toEqual(['body', 'section', 'byline', 'slug'])
})

test('every picture needs alt text and a credit: the main picture and those in the text, also inside other nodes', async () => {
  const ready = await picture('ready')
  await database()
    .update(articles)
    .set({ hero: showPicture(ready, { alt: ' ' }) })
    .where(eq(articles.id, articleId))
  await write({ nodes: [text('Words.'), pictureNode(showPicture(ready)), pictureNode(showPicture(ready, { credit: '' }))] })

  expect(await missingFor(cast.olena, articleId)).toEqual([
    { what: 'alt', picture: 0 },
    { what: 'credit', picture: 2 },
  ])
})

test('a picture that is processing, failed, or is not in the library prevents publishing', async () => {
  const gone = '00000000-0000-7000-8000-000000000000'
  await write({
    nodes: [text('Words.'), ...[await picture('processing'), await picture('failed'), gone].map((id) => pictureNode(showPicture(id)))],
  })

  expect(await missingFor(cast.olena, articleId)).toEqual([
    { what: 'picture-not-ready', picture: 1 },
    { what: 'picture-gone', picture: 2 },
    { what: 'picture-gone', picture: 3 },
  ])
})

test.each(['insertion', 'deletion', 'modification'])('an open suggestion (%s) prevents publishing', async (type) => {
  await write({ nodes: [{ type: 'paragraph', content: [{ type: 'text', text: 'Word', marks: [{ type, attrs: { id: '1' } }] }] }] })
  expect(await missingFor(cast.olena, articleId)).toEqual([{ what: 'suggestions' }])
})

test('a comment does not', async () => {
  await write({
    nodes: [{ type: 'paragraph', content: [{ type: 'text', text: 'Word', marks: [{ type: 'comment', attrs: { id: '1' } }] }] }],
  })
  expect(await missingFor(cast.olena, articleId)).toEqual([])
})

test('a TK prevents publishing: in headline, text and the words of pictures, and apart from these in those of the hero', async () => {
  const ready = await picture('ready')
  await write({ headline: 'TK rises', nodes: [text('TK people, and TKTK.'), pictureNode(showPicture(ready, { caption: 'TK' }))] })
  expect(await missingFor(cast.olena, articleId)).toEqual([{ what: 'tk', count: 4 }])
  await write({ nodes: [text('Words, and a ТК.'), { type: 'preformatted', content: [{ type: 'text', text: 'TK' }] }] })
  expect(await missingFor(cast.olena, articleId)).toEqual([])
  await database()
    .update(articles)
    .set({ hero: showPicture(ready, { credit: 'TK' }) })
    .where(eq(articles.id, articleId))
  expect(await missingFor(cast.olena, articleId)).toEqual([{ what: 'tk-hero' }])
})

test('a map without the name of its place is counted among the maps; one whose name is spaces has none', async () => {
  const ready = await picture('ready')
  const map = (...name: DocumentNode[]): DocumentNode => ({
    type: 'map',
    attrs: { marker: { x: 50, y: 50 }, coordinates: '' },
    content: [pictureNode(showPicture(ready)), { type: 'title', content: name }],
  })
  await write({ nodes: [text('Words.'), map({ type: 'text', text: 'The quay' }), map(), map({ type: 'text', text: '  ' })] })
  expect(await missingFor(cast.olena, articleId)).toEqual([
    { what: 'map-name', map: 2 },
    { what: 'map-name', map: 3 },
  ])
})

test('an address that leads, or once led, to another story is taken', async () => {
  const slug = 'once-another-story'
  await database().insert(redirects).values({ language: 'en', slug, articleId: cast.articles.published })
  await database().update(articles).set({ slug }).where(eq(articles.id, articleId))
  expect(await missingFor(cast.olena, articleId)).toEqual([{ what: 'slug-taken', slug }])
})

test('what is missing in another person’s story is not revealed', async () => {
  await expect(missingFor(cast.danylo, articleId)).rejects.toThrow(NotFound)
})

const text = (words: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const showPicture = (mediaId: string, words: Partial<Picture> = {}): Picture => ({
  mediaId,
  alt: 'A bridge',
  caption: '',
  credit: 'Olena',
  ...words,
})
const pictureNode = (attrs: Picture): DocumentNode => ({ type: 'picture', attrs })

const write = ({ headline = 'The draft story', nodes }: { headline?: string; nodes: DocumentNode[] }) =>
  database()
    .update(drafts)
    .set({ headline, body: { type: 'doc', content: nodes } })
    .where(eq(drafts.articleId, articleId))

async function picture(state: 'ready' | 'processing' | 'failed'): Promise<string> {
  const [row] = await database()
    .insert(media)
    .values({ hash: state, state, name: 'a.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1 })
    .returning()
  if (!row) throw new Error('nothing came back from an insert')
  return row.id
}

const missingFor = async (...asked: Parameters<typeof readinessFor>) => (await readinessFor(...asked)).missing
