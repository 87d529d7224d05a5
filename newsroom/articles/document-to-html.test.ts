import { expect, test } from 'vitest'
import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { documentToMarkdown } from '#newsroom/formats/document-to-markdown.ts'
import { htmlToDocument } from '#newsroom/formats/html-to-document.ts'
import { Losses } from '#newsroom/formats/losses.ts'
import { documentSchema } from './document.ts'
import { documentToHtml, type HtmlOptions } from './document-to-html.ts'
import { boxKinds, figureShapes, pictureLayouts } from './nodes.ts'

const words = (text: string, ...marks: DocumentMark[]): DocumentNode => ({ type: 'text', text, ...(marks.length > 0 && { marks }) })
const p = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const item = (text: string): DocumentNode => ({ type: 'listItem', content: [p(words(text))] })
const cell = (type: string, colspan: number): DocumentNode => ({ type, attrs: { colspan, rowspan: 1 }, content: [p(words('1'))] })
const link = (href: string): DocumentMark => ({ type: 'link', attrs: { href } })
const picture = {
  type: 'picture',
  attrs: { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: 'Alt', caption: 'Caption', credit: 'Credit' },
}
const suggestion = (type: string): DocumentMark => ({ type, attrs: { id: '1' } })

const text: ArticleDocument = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 3 }, content: [words('A & B')] },
    p(
      words('bold', { type: 'bold' }),
      { type: 'hardBreak' },
      words('ours', { type: 'italic' }, link('/news/a')),
      words('theirs', link('https://a.example/?b&c')),
    ),
    p(words('10'), words('6', { type: 'superscript' }), words('2', { type: 'subscript' }), words('bad', link('javascript:alert(1)'))),
    p(words('new', { type: 'bold' }, suggestion('insertion'))),
    p(...['insertion', 'deletion', 'modification', 'comment'].map((type) => words(type, suggestion(type)))),
    { type: 'bulletList', content: [item('one')] },
    { type: 'orderedList', attrs: { start: 3 }, content: [item('three')] },
    { type: 'blockquote', content: [p(words('“Said”'))] },
    { type: 'picture', attrs: { mediaId: 'here', alt: '"alt"', caption: 'Caption', credit: 'Credit' } },
    { type: 'picture', attrs: { mediaId: 'gone', alt: '', caption: '', credit: '' } },
    { type: 'relatedStory', attrs: { articleId: 'live' } },
    { type: 'relatedStory', attrs: { articleId: 'gone' } },
    { type: 'horizontalRule' },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader', 2), cell('tableCell', 1)] }] },
  ],
}
const around: HtmlOptions = {
  picture: (mediaId) => (mediaId === 'here' ? { url: 'p.jpg', width: 4, height: 3 } : null),
  related: (articleId) => (articleId === 'live' ? { headline: 'A <story>', url: '/news/live' } : null),
}

const id = '01900000-0000-7000-8000-00000000000a'

test('a text for feeds has absolute addresses, and the credit in the caption', () => {
  expect(documentToHtml(text, { ...around, absolute: (path) => `https://g.example${path}`, credit: 'in-caption' })).toBe(
    [
      '<h3>A &amp; B</h3>',
      '<p><strong>bold</strong><br/><em><a href="https://g.example/news/a">ours</a></em><a href="https://a.example/?b&amp;c">theirs</a></p>',
      '<p>10<sup>6</sup><sub>2</sub>bad</p>',
      '<p></p>',
      '<p>deletionmodificationcomment</p>',
      '<ul><li><p>one</p></li></ul>',
      '<ol start="3"><li><p>three</p></li></ol>',
      '<blockquote><p>“Said”</p></blockquote>',
      '<figure><img src="p.jpg" width="4" height="3" alt="&quot;alt&quot;"/><figcaption>Caption · Credit</figcaption></figure>',
      '<p><a href="/news/live">A &lt;story&gt;</a></p>',
      '<hr/>',
      '<table><tbody><tr><th colspan="2"><p>1</p></th><td><p>1</p></td></tr></tbody></table>',
    ].join(''),
  )
})

test('a text for other programs has paths of our site, and the credit in its own element', () => {
  const html = documentToHtml(text, { ...around, picture: (mediaId) => ({ url: `pictures/${mediaId}.jpg` }) })
  expect(html).toContain('<em><a href="/news/a">ours</a></em>')
  expect(html).toContain(
    '<figure><img src="pictures/here.jpg" alt="&quot;alt&quot;"/><div class="byline">Credit</div><figcaption>Caption</figcaption></figure>',
  )
  expect(html).toContain('<figure><img src="pictures/gone.jpg" alt=""/></figure>')
  expect(documentToHtml(text)).toContain('<img src="urn:uuid:here"')
})

test('boxes, pull quotes, sources, groups of pictures and charts are written so that they are read again as they were', () => {
  const line = (type: string, text: string): DocumentNode => ({ type, content: [words(text)] })
  const table: DocumentNode = { type: 'table', content: [{ type: 'tableRow', content: [cell('tableCell', 1)] }] }
  const document: ArticleDocument = {
    type: 'doc',
    content: [
      ...boxKinds.map((kind) => ({ type: 'box', attrs: { kind }, content: [line('title', 'Title'), p(words('words'))] })),
      { type: 'box', attrs: { kind: 'points' }, content: [{ type: 'bulletList', content: [item('one')] }] },
      { type: 'embed', attrs: { embedId: 'page:https://example.org/?a=%22b%22&c' }, content: [{ type: 'title' }] },
      {
        type: 'embed',
        attrs: { embedId: 'youtube:dQw4w9WgXcQ' },
        content: [picture, line('title', 'A film'), p(words('words')), line('attribution', 'Olena')],
      },
      { type: 'audio', attrs: { attachmentId: id, title: 'The <port>', caption: 'At dawn', credit: 'Olena', transcript: 'One.\nTwo.' } },
      { type: 'video', attrs: { attachmentId: id, captionsId: id, mediaId: null, title: '', caption: '', credit: '', transcript: '' } },
      { type: 'document', attrs: { attachmentId: id, title: 'The budget', caption: '', credit: 'Port' } },
      { type: 'document', attrs: { attachmentId: id, title: '', caption: '', credit: '' } },
      { type: 'blockquote', content: [p(words('Said.')), line('attribution', 'Olena')] },
      { type: 'pullQuote', content: [p(words('Said.')), line('attribution', 'Olena')] },
      { type: 'pullQuote', content: [p(words('Said.'))] },
      { type: 'preformatted', content: [words('a  b'), { type: 'hardBreak' }, words('  c', { type: 'strikethrough' })] },
      ...figureShapes.map((drawnAs) => ({ type: 'tableFigure', attrs: { drawnAs }, content: [line('title', 'Fares'), table] })),
      { type: 'tableFigure', attrs: { drawnAs: 'bars' }, content: [table] },
      ...pictureLayouts.map((layout) => ({ type: 'pictures', attrs: { layout }, content: [picture, picture] })),
    ],
  }
  const read = htmlToDocument(documentToHtml(document), { losses: new Losses(), picture: () => picture.attrs, hasAttachment: () => true })
  const normal = (one: ArticleDocument) => documentSchema.nodeFromJSON(one).toJSON()
  expect(normal(read)).toEqual(normal(document))
})

test('a node that is not in the schema is never written', () => {
  expect(() => documentToHtml({ type: 'doc', content: [{ type: 'script' }] })).toThrow('“script” is not a part of a story')
  expect(() => documentToHtml({ type: 'doc', content: [p(words('a', { type: 'blink' }))] })).toThrow('“blink” is not a part of a story')
})

test('a sound, a video and a document are players and a link for programs that know no more, and links for who does not have the files', () => {
  const film = {
    type: 'video',
    attrs: { attachmentId: id, captionsId: id, mediaId: id, title: 'A film', caption: '', credit: '', transcript: '' },
  }
  const html = documentToHtml(
    { type: 'doc', content: [film] },
    {
      attachment: () => ({ url: 'https://news.example/a.mp4', width: 640, height: 360 }),
      picture: () => ({ url: 'https://news.example/a.jpg' }),
    },
  )
  expect(html).toContain(
    '<video controls="" preload="none" src="https://news.example/a.mp4" width="640" height="360" poster="https://news.example/a.jpg"><track kind="captions" src="https://news.example/a.mp4"/></video>',
  )
  const losses = new Losses()
  const foreign = htmlToDocument(html, { losses, picture: () => '' })
  expect(JSON.stringify(foreign)).toContain('"href":"https://news.example/a.mp4"')
  expect(losses.list()).not.toEqual([])
  expect(documentToHtml({ type: 'doc', content: [film] }, { attachment: () => null })).toBe('')
})

test('what leads to our stories has their addresses; to those that are not live there is no way', () => {
  const [live, gone] = ['019aaaaa-0000-7000-8000-000000000001', '019aaaaa-0000-7000-8000-000000000002']
  const card = (articleId: string) => ({ type: 'relatedStory', attrs: { articleId } })
  const to = (id: string) => p(words('words', link(`story:${id}`)))
  const given = { related: (id: string) => (id === live ? { headline: 'A <story>', url: 'https://g.example/news/live' } : null) }
  const document: ArticleDocument = {
    type: 'doc',
    content: [to(live), to(gone), { type: 'readAlso', content: [card(gone), card(live)] }, { type: 'readAlso', content: [card(gone)] }],
  }
  expect(documentToHtml(document, given)).toBe(
    '<p><a href="https://g.example/news/live">words</a></p><p>words</p>' +
      '<ul data-read-also=""><li><a href="https://g.example/news/live">A &lt;story&gt;</a></li></ul>',
  )
  expect(documentToHtml(document)).toBe('<p>words</p><p>words</p>')
  expect(documentToMarkdown(document, given)).toBe(
    '[words](<https://g.example/news/live>)\n\nwords\n\n- [A \\<story\\>](<https://g.example/news/live>)\n',
  )
})
