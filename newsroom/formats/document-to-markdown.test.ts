import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleDocument } from '#lib/document-types.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { documentToMarkdown } from './document-to-markdown.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'
import { markdownToHtml } from './markdown-html.ts'

const documentOf = (html: string): ArticleDocument => htmlToDocument(html, { losses: new Losses(), picture: () => 'none' })
const markdownOf = (html: string): string => documentToMarkdown(documentOf(html))

test.each([
  ['<h2>Quay</h2><p>Some <strong>bold </strong>and <em>slanted</em>.</p>', '## Quay\n\nSome **bold** and *slanted*.\n'],
  ['<p><a href="https://example.org/a b">a [link]</a></p>', '[a \\[link\\]](<https://example.org/a%20b>)\n'],
  ['<ol start="3"><li>three<ul><li>deeper</li></ul></li><li>four</li></ol>', '3. three\n   - deeper\n4. four\n'],
  ['<blockquote><p>No.</p><cite>The mayor</cite></blockquote>', '> No.\n>\n> — The mayor\n'],
  [
    '<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2025</td><td>a|b</td></tr></table>',
    '| Year | Ships |\n| --- | --- |\n| 2025 | a\\|b |\n',
  ],
  ['<table><tr><td colspan="2">x</td></tr></table>', '|  |  |\n| --- | --- |\n| x |  |\n'],
  ['<p># no heading</p><p>1. no list</p><p>- none</p>', '\\# no heading\n\n1\\. no list\n\n\\- none\n'],
  ['<p>CO<sub>2</sub>, one<br>two</p><hr>', 'CO<sub>2</sub>, one\\\ntwo\n\n---\n'],
  ['<p>Tide<sup data-note="Port *log*">[1]</sup> rose.</p>', 'Tide[^1] rose.\n\n[^1]: Port \\*log\\*\n'],
  ['<pre>a ``` b\n  c</pre>', '````\na ``` b\n  c\n````\n'],
])('%s', (html, markdown) => {
  expect(markdownOf(html)).toBe(markdown)
})

test('what Markdown knows comes back as it was', () => {
  const html =
    '<h2>Quay</h2><p>Some <strong>bold</strong> and <a href="https://example.org/">a link</a>.</p><ul><li>one<ol><li>deeper</li></ol></li><li>two</li></ul><blockquote><p>No.</p></blockquote>' +
    '<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2025</td><td>a|b</td></tr></table><p>Tide<sup data-note="Port *log*">[1]</sup> <s data-strikethrough="">rose</s> fell.</p>'
  expect(documentOf(markdownToHtml(markdownOf(html)))).toEqual(documentOf(html))
})

test('every document can be written, and no suggestion that is open', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      expect(documentToMarkdown(document).endsWith('\n')).toBe(true)
    }),
  )
  const suggested = { type: 'text', text: 'new', marks: [{ type: 'insertion', attrs: { id: '1' } }] }
  expect(documentToMarkdown({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'old ' }, suggested] }] })).toBe(
    'old \n',
  )
})
