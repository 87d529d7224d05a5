import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentProblem } from '#newsroom/articles/document.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'

const mediaId = '019aaaaa-0000-7000-8000-000000000000'
const address = 'https://www.openstreetmap.org/?mlat=49.5&amp;mlon=36#map=15/49.5/36'
const link = `<p><a href="${address}">OpenStreetMap</a></p>`
const image = '<figure><img src="a.jpg" alt="A river"/><figcaption>The river</figcaption></figure>'

function read(html: string, hasPicture = true) {
  const losses = new Losses()
  const document = htmlToDocument(html, {
    losses,
    picture: ({ alt, caption }) => (hasPicture ? { mediaId, alt, caption, credit: '' } : 'absent'),
  })
  expect(documentProblem(document)).toBeNull()
  return { content: document.content, shape: document.content.map(shape).join(' '), losses: losses.list() }
}

/** "map:42.5,31:49.5, 36(picture title(The ferry))". */
function shape({ type, content = [], text, attrs }: DocumentNode): string {
  if (text !== undefined) return text
  const marker = attrs?.marker as { x: number; y: number } | undefined
  const name = type === 'map' ? `map:${marker?.x},${marker?.y}:${attrs?.coordinates}` : type
  return type === 'picture' ? type : `${name}(${content.map(shape).join(type === 'map' ? ' ' : '')})`
}

test.each([
  [
    'a whole map',
    `<figure data-map="42.5 31" data-coordinates="49.5, 36">${image}<h4>The ferry</h4>${link}</figure>`,
    'map:42.5,31:49.5, 36(picture title(The ferry))',
  ],
  ['without coordinates', `<figure data-map="0 100">${image}<h4>The <b>ferry</b></h4></figure>`, 'map:0,100:(picture title(The ferry))'],
  ['without a name', `<figure data-map="0 0">${image}</figure>`, 'map:0,0:(picture title())'],
  ['without a picture', '<figure data-map="0 0"><h4>The ferry</h4></figure>', 'map:0,0:(title(The ferry))'],
  ['with what is no place', `<figure data-map="0 0" data-coordinates="91, 200">${image}<h4>A</h4></figure>`, 'map:0,0:(picture title(A))'],
  [
    'with a link to elsewhere, which stays',
    `<figure data-map="0 0" data-coordinates="49.5, 36">${image}<h4>A</h4><p><a href="https://example.org/">Here</a></p></figure>`,
    'map:0,0:49.5, 36(picture title(A)) paragraph(Here)',
  ],
  [
    'with words beside the link, which stay',
    `<figure data-map="0 0" data-coordinates="49.5, 36">${image}<h4>A</h4><p>At noon, <a href="${address}">here</a></p></figure>`,
    'map:0,0:49.5, 36(picture title(A)) paragraph(At noon, here)',
  ],
  ['with two pictures', `<figure data-map="0 0">${image}${image}<h4>A</h4></figure>`, 'map:0,0:(picture title(A)) picture'],
  [
    'in a quotation, below which it stands',
    `<blockquote><p>Said.</p><figure data-map="0 0">${image}<h4>A</h4></figure></blockquote>`,
    'blockquote(paragraph(Said.)) map:0,0:(picture title(A))',
  ],
  ['with a marker that is none: a picture', `<figure data-map="150 5">${image}</figure>`, 'picture'],
])('%s', (_, html, expected) => expect(read(html).shape).toBe(expected))

test('a picture that the newsroom does not have is named, and the place stays', () => {
  const { shape: found, losses } = read(`<figure data-map="1 2">${image}<h4>The ferry</h4></figure>`, false)
  expect(found).toBe('map:1,2:(title(The ferry))')
  expect(losses.join()).toContain('a.jpg')
})

test('our own HTML read again is the same, also twice', () => {
  const html = `<figure data-map="42.5 31" data-coordinates="49.5, 36">${image}<h4>The ferry</h4>${link}</figure>`
  const once = read(html).content
  const again = read(documentToHtml({ type: 'doc', content: once })).content
  expect(again).toEqual(once)
  expect(documentToHtml({ type: 'doc', content: again })).toBe(documentToHtml({ type: 'doc', content: once }))
})
