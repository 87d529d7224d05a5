import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentProblem } from '#newsroom/articles/document.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'

const picture = { mediaId: '01890000-0000-7000-8000-000000000000', alt: '', caption: '', credit: '' }

function read(html: string): string {
  const document = htmlToDocument(html, { losses: new Losses(), picture: ({ caption }) => ({ ...picture, caption }) })
  expect(documentProblem(document)).toBeNull()
  return document.content.map(shape).join(' ')
}

/** "box:facts(title(What) paragraph(words))" */
function shape({ type, content = [], text, attrs }: DocumentNode): string {
  if (text !== undefined) return text
  const kind = attrs?.kind ?? attrs?.layout ?? attrs?.drawnAs
  const name = kind ? `${type}:${kind}` : type
  return content.length > 0 ? `${name}(${content.map(shape).join(' ')})` : name
}

test.each([
  [
    'an aside with a heading',
    '<aside><h3>The bridge</h3><p>Built in 1908.</p></aside>',
    'box:facts(title(The bridge) paragraph(Built in 1908.))',
  ],
  ['an aside without one', '<aside><p>Built in 1908.</p></aside>', 'paragraph(Built in 1908.)'],
  [
    'WordPress’ details',
    '<details class="wp-block-details"><summary>Who pays?</summary><p>The city.</p></details>',
    'box:answer(title(Who pays?) paragraph(The city.))',
  ],
  [
    'WordPress’ pull quote',
    '<figure class="wp-block-pullquote"><blockquote><p>It floats.</p><cite>Olena</cite></blockquote></figure>',
    'pullQuote(paragraph(It floats.) attribution(Olena))',
  ],
  [
    'a quotation with its source after a dash',
    '<blockquote><p>It floats.</p><footer>— Olena</footer></blockquote>',
    'blockquote(paragraph(It floats.) attribution(Olena))',
  ],
  [
    'a quotation in a figure',
    '<figure><blockquote><p>It floats.</p></blockquote><figcaption>Olena</figcaption></figure>',
    'blockquote(paragraph(It floats.) attribution(Olena))',
  ],
  ['a source without a quotation', '<blockquote><cite>Olena</cite></blockquote>', 'blockquote(paragraph(Olena))'],
  ['WordPress’ verse', '<pre class="wp-block-verse">One<br>  <em>two</em></pre>', 'preformatted(One hardBreak    two)'],
  ['code', '<pre class="wp-block-code"><code>a = 1\n  b = 2\n</code></pre>', 'preformatted(a = 1 hardBreak   b = 2)'],
  [
    'WordPress’ gallery',
    '<figure class="wp-block-gallery"><figure class="wp-block-image"><img src="a.jpg"></figure><figure class="wp-block-image"><img src="b.jpg"></figure></figure>',
    'pictures:gallery(picture picture)',
  ],
  [
    'WordPress’ older gallery',
    '<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure><img src="a.jpg"></figure></li><li><figure><img src="b.jpg"></figure></li></ul></figure>',
    'pictures:gallery(picture picture)',
  ],
  ['a wide picture', '<figure class="wp-block-image alignwide"><img src="a.jpg"></figure>', 'pictures:wide(picture)'],
  ['a picture as wide as the page', '<figure class="alignfull"><img src="a.jpg"></figure>', 'pictures:full(picture)'],
  [
    'WordPress’ table with its caption',
    '<figure class="wp-block-table"><table><tbody><tr><td>1</td></tr></tbody></table><figcaption>Fares</figcaption></figure>',
    'tableFigure:table(title(Fares) table(tableRow(tableCell(paragraph(1)))))',
  ],
  [
    'WordPress’ table without one',
    '<figure class="wp-block-table"><table><tbody><tr><td>1</td></tr></tbody></table></figure>',
    'table(tableRow(tableCell(paragraph(1))))',
  ],
  [
    'our own chart',
    '<figure data-drawn-as="bars"><figcaption>Fares</figcaption><table><tr><td>1</td></tr></table></figure>',
    'tableFigure:bars(title(Fares) table(tableRow(tableCell(paragraph(1)))))',
  ],
  ['our own box of a kind that is none', '<section data-box="x"><h4>A</h4><p>b</p></section>', 'heading(A) paragraph(b)'],
  [
    'our own box without a title',
    '<section data-box="points"><ul><li>b</li></ul></section>',
    'box:points(bulletList(listItem(paragraph(b))))',
  ],
])('%s is read', (_, html, expected) => {
  expect(read(html)).toBe(expected)
})
