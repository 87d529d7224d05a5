import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import type { RelatedCard } from '#newsroom/paper/published-by-slug.ts'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'
import { editionIn } from '../edition.ts'
import { StoryText } from './render.tsx'

const mediaId = '01900000-0000-7000-8000-00000000000a'
const articleId = '01900000-0000-7000-8000-00000000000b'
const picture: PaperPicture = {
  mediaId,
  hash: 'c'.repeat(64),
  width: 800,
  height: 600,
  focalX: 0.5,
  focalY: 0.1,
  thumbhash: null,
  files: (['avif', 'webp', 'jpg'] as const).flatMap((format) => [
    { shape: 'full' as const, width: 320, height: 240, format },
    { shape: 'full' as const, width: 800, height: 600, format },
  ]),
}
const related: RelatedCard = { articleId, language: 'uk', slug: 'istoriia', headline: 'Історія', dek: '', hero: null }

const attachmentOf = (id: string, more: Partial<PaperAttachment>): PaperAttachment => ({
  ...{ id, hash: id.slice(-1).repeat(64), kind: 'audio', format: 'mp3', bytes: 2_940_000 },
  ...{ seconds: 185, width: null, height: null, pages: null, ...more },
})
const [sound, film, pdf, captions] = ['1', '2', '3', '4'].map((end) => `01900000-0000-7000-8000-00000000000${end}`)
const attachments = [
  attachmentOf(String(sound), {}),
  attachmentOf(String(film), { kind: 'video', format: 'mp4', seconds: 3725, width: 640, height: 360, bytes: 240_000_000 }),
  attachmentOf(String(pdf), { kind: 'document', format: 'pdf', seconds: null, pages: 3, bytes: 900 }),
  attachmentOf(String(captions), { kind: 'captions', format: 'vtt', seconds: null }),
]

const draw = (...content: DocumentNode[]) =>
  renderToStaticMarkup(
    <StoryText edition={editionIn('en')} body={{ type: 'doc', content }} pictures={[picture]} {...{ attachments }} related={[related]} />,
  )
const text = (words: string, ...marks: DocumentMark[]): DocumentNode => ({ type: 'text', text: words, marks })
const paragraph = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })

test('paragraphs, headings, lists, quotations and dividers are rendered as their elements', () => {
  const item = (words: string): DocumentNode => ({ type: 'listItem', content: [paragraph(text(words))] })
  expect(
    draw(
      { type: 'heading', attrs: { level: 3 }, content: [text('Head')] },
      paragraph(text('One'), { type: 'hardBreak' }, text('two')),
      { type: 'orderedList', attrs: { start: 4 }, content: [item('a')] },
      { type: 'bulletList', content: [item('b')] },
      { type: 'blockquote', content: [paragraph(text('Said.'))] },
      { type: 'horizontalRule' },
    ),
  ).toBe(
    '<h3>Head</h3><p>One<br/>two</p><ol start="4"><li><p>a</p></li></ol><ul><li><p>b</p></li></ul><blockquote><p>Said.</p></blockquote><hr/>',
  )
})

const at = (end: string, format: string) => `/attachments/${end.repeat(64)}.${format}`

test('a sound and a video are played by the browser, load nothing before that, and have their captions and words', () => {
  const words = { title: 'The <port>', caption: 'At dawn', credit: 'Olena', transcript: 'One.\n\nTwo.' }
  const said =
    '<details><summary>Transcript</summary><p>One.</p><p>Two.</p></details><figcaption><span>At dawn </span><cite>Olena</cite></figcaption></figure>'
  const titled = '<figure class="recording"><p class="title">The &lt;port&gt;</p>'
  expect(draw({ type: 'audio', attrs: { attachmentId: sound, ...words } })).toBe(
    `${titled}<audio controls="" preload="none" src="${at('1', 'mp3')}" aria-label="The &lt;port&gt;"></audio><p class="of-file">3:05 · MP3, 2.9 MB</p>${said}`,
  )
  expect(draw({ type: 'video', attrs: { attachmentId: film, captionsId: captions, mediaId, ...words } })).toBe(
    `${titled}<video controls="" preload="none" loading="lazy" playsInline="" src="${at('2', 'mp4')}" aria-label="The &lt;port&gt;" width="640" height="360" poster="/media/${'c'.repeat(64)}/320.jpg"><track kind="captions" src="${at('4', 'vtt')}" srcLang="en" label="English"/></video><p class="of-file">1:02:05 · MP4, 240 MB</p>${said}`,
  )
})

test('a document is a link that keeps it under its title, and what readers may not have is not there', () => {
  expect(draw({ type: 'document', attrs: { attachmentId: pdf, title: 'Budget: 2027/28' } })).toBe(
    `<figure class="recording document"><p class="title"><a href="${at('3', 'pdf')}" download="Budget 2027 28.pdf">Budget: 2027/28</a></p><p class="of-file">PDF, 3 pages, 1 kB</p></figure>`,
  )
  for (const type of ['audio', 'video', 'document']) expect(draw({ type, attrs: { attachmentId: mediaId, title: 'Gone' } })).toBe('')
})

test('footnotes are numbers that lead to their words at the end, and back', () => {
  const note = (words: string): DocumentNode => ({ type: 'footnote', attrs: { words } })
  const html = draw(
    paragraph(text('One'), note('Port log, <p. 4>: https://port.example/log.'), text('.')),
    paragraph(note(''), note('Two')),
  )
  expect(html).toContain('One<sup class="note"><a href="#note-1" id="note-1-in-text" role="doc-noteref">1</a></sup>.')
  expect(html).toContain('<p><sup class="note"><a href="#note-2"') // one without words is none
  expect(html).toContain(
    '<section class="notes" role="doc-endnotes" aria-label="Notes"><ol><li id="note-1">Port log, &lt;p. 4&gt;: <a href="https://port.example/log" rel="noopener">https://port.example/log</a>.',
  )
  expect(html).toContain('<a href="#note-2-in-text" role="doc-backlink" aria-label="Back to note 2 in the text">↩</a></li></ol></section>')
})

test('text is never interpreted as markup', () => {
  expect(draw(paragraph(text('<script>alert(1)</script>')))).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
})

test('marks nest, and an external link has rel=noopener', () => {
  const link = (href: string): DocumentMark => ({ type: 'link', attrs: { href } })
  expect(draw(paragraph(text('out', { type: 'bold' }, link('https://example.org/'))))).toBe(
    '<p><strong><a href="https://example.org/" rel="noopener">out</a></strong></p>',
  )
  expect(draw(paragraph(text('in', link('/news/x'))))).toBe('<p><a href="/news/x">in</a></p>')
  expect(draw(paragraph(text('bad', link('javascript:alert(1)'))))).toBe('<p>bad</p>')
})

test('open suggestions are rendered as if refused: no insertions, all deletions', () => {
  const mark = (type: string): DocumentMark => ({ type, attrs: { id: '1' } })
  expect(draw(paragraph(text('new', mark('insertion')), text('old', mark('deletion')), text('!', mark('comment'))))).toBe('<p>old!</p>')
})

test('a picture has its files, its size, its alt, and separate caption and credit', () => {
  const html = draw({ type: 'picture', attrs: { mediaId, alt: 'A "yard"', caption: 'The yard.', credit: 'Ivan' } })
  expect(html).toContain(`<source type="image/avif" srcSet="/media/${picture.hash}/320.avif 320w, /media/${picture.hash}/800.avif 800w"`)
  expect(html).toContain(`src="/media/${picture.hash}/800.jpg" width="800" height="600" alt="A &quot;yard&quot;" loading="lazy"`)
  expect(html).toContain(`<a class="enlarge" href="/media/${picture.hash}/800.jpg" aria-label="Enlarge the picture: A &quot;yard&quot;">`)
  expect(html).toContain('<figcaption><span>The yard. </span><cite>Photo: Ivan</cite></figcaption>')
})

test('a card links to its story at the address of its language', () => {
  expect(draw({ type: 'relatedStory', attrs: { articleId } })).toContain(
    '<p class="headline" lang="uk" dir="ltr"><a href="/uk/news/istoriia">Історія</a></p>',
  )
})

test('a picture or story that is not in the paper is left out', () => {
  const other = '01900000-0000-7000-8000-00000000000c'
  expect(draw({ type: 'picture', attrs: { mediaId: other, alt: 'secret' } }, { type: 'relatedStory', attrs: { articleId: other } })).toBe(
    '',
  )
})

test('a link to a story of ours leads to its address of today, and of a story that is not live only the words are there', () => {
  const to = (id: string) => paragraph(text('words', { type: 'link', attrs: { href: `story:${id}` } }))
  expect(draw(to(articleId))).toBe('<p><a href="/uk/news/istoriia">words</a></p>')
  expect(draw(to('01900000-0000-7000-8000-00000000000c'))).toBe('<p>words</p>')
})

test('a list of stories has those that are live, and without any it is not there', () => {
  const card = (id: string): DocumentNode => ({ type: 'relatedStory', attrs: { articleId: id } })
  const other = card('01900000-0000-7000-8000-00000000000c')
  expect(draw({ type: 'readAlso', content: [other, card(articleId)] })).toBe(
    '<aside class="read-also" aria-label="Related"><p class="label">Related</p><ul>' +
      `<li data-story="${articleId}" lang="uk" dir="ltr"><a href="/uk/news/istoriia">Історія</a></li></ul></aside>`,
  )
  expect(draw({ type: 'readAlso', content: [other] })).toBe('')
  expect(draw({ type: 'readAlso' })).toBe('')
})

test('columns are aligned, and rows can be sorted below a row of headings', () => {
  const cellOf = (type: string, words: string, to?: string): DocumentNode => ({
    type,
    content: [{ ...paragraph(text(words)), ...(to && { marks: [{ type: 'aligned', attrs: { to } }] }) }],
  })
  const row = (type: string, ...cells: [string, string?][]): DocumentNode => ({
    type: 'tableRow',
    content: cells.map(([words, to]) => cellOf(type, words, to)),
  })
  const html = draw({
    type: 'table',
    content: [row('tableHeader', ['Port', 'center'], ['Tons']), ...['1', '2', '3'].map((words) => row('tableCell', ['Odesa'], [words]))],
  })
  expect(html).toContain('<galley-table><table><tbody><tr><th class="to-center"><p>Port</p></th><th class="figure"><p>Tons</p></th></tr>')
  expect(html).toContain('<tr><td class="to-center"><p>Odesa</p></td><td class="figure"><p>3</p></td></tr>')
})

test('cells span, and a wide table can be scrolled by keyboard', () => {
  const html = draw({
    type: 'table',
    content: [
      { type: 'tableRow', content: [{ type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [paragraph(text('Head'))] }] },
    ],
  })
  expect(html).toBe('<div class="table" tabindex="0"><table><tbody><tr><th colSpan="2"><p>Head</p></th></tr></tbody></table></div>')
})

test('the attribution is separate from the quotation', () => {
  const quote = (...paragraphs: string[]) => draw({ type: 'blockquote', content: paragraphs.map((words) => paragraph(text(words))) })
  const apart = (said: string, by: string) =>
    `<figure class="quotation"><blockquote>${said}</blockquote><figcaption><p>${by}</p></figcaption></figure>`
  expect(quote('“I am careful.”', 'Nataliia Dubyna, team leader')).toBe(apart('<p>“I am careful.”</p>', 'Nataliia Dubyna, team leader'))
  expect(quote('One.', 'Two.', '— Ivan Franko')).toBe(apart('<p>One.</p><p>Two.</p>', '— Ivan Franko'))
  expect(quote('«Ні.»', 'Оксана, лікарка')).toBe(apart('<p>«Ні.»</p>', 'Оксана, лікарка'))
  expect(quote('„Es reicht.“', 'Anna Müller, Ärztin')).toBe(apart('<p>„Es reicht.“</p>', 'Anna Müller, Ärztin'))
  expect(quote('« Non. »', 'Le maire')).toBe(apart('<p>« Non. »</p>', 'Le maire'))
  expect(quote('„Nie.”', 'Wójt')).toBe(apart('<p>„Nie.”</p>', 'Wójt'))
  expect(quote('‚Ano.‘', 'Starosta')).toBe(apart('<p>‚Ano.‘</p>', 'Starosta'))
  for (const whole of [['One.', 'Two.'], ['“One.”', '“Two.”'], ['— Ivan Franko'], ['“One.”', 'x'.repeat(121)]])
    expect(quote(...whole)).toBe(`<blockquote>${whole.map((words) => `<p>${words}</p>`).join('')}</blockquote>`)
})

test('a column of figures is right-aligned with its heading; a column with a word is not', () => {
  const row = (type: 'tableHeader' | 'tableCell', ...cells: string[]): DocumentNode => ({
    type: 'tableRow',
    content: cells.map((words) => ({ type, content: [paragraph(text(words))] })),
  })
  const html = draw({
    type: 'table',
    content: [
      row('tableHeader', 'Street', 'Length', 'Price', 'Open'),
      row('tableCell', 'Long 5', '6.1 km', '1 204,50 ₴', '2026'),
      row('tableCell', 'Short', '−12 km', '—', 'no'),
    ],
  })
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, cells = '']) =>
    [...cells.matchAll(/<t[hd]( class="figure")?>/g)].map(([, is]) => Boolean(is)),
  )
  expect(rows).toEqual(Array.from({ length: 3 }, () => [false, true, true, false]))
})

test('a node or mark that the schema does not know is refused', () => {
  expect(() => draw({ type: 'script' })).toThrow('“script” is not a part of a story')
  expect(() => draw({ type: 'constructor' })).toThrow()
  expect(() => draw(paragraph(text('x', { type: 'blink' })))).toThrow('“blink” is not a part of a story')
})

const line = (type: string, words: string): DocumentNode => ({ type, content: [text(words)] })

test('the source of a quotation is below it, an empty one is nothing', () => {
  const said = { type: 'blockquote', content: [paragraph(text('It floats.')), line('attribution', 'Olena')] }
  expect(draw(said)).toBe(
    '<figure class="quotation"><blockquote><p>It floats.</p></blockquote><figcaption><p>Olena</p></figcaption></figure>',
  )
  expect(draw({ ...said, type: 'pullQuote' })).toBe(draw(said).replace('quotation', 'pull'))
  expect(draw({ type: 'blockquote', content: [paragraph(text('It floats.')), { type: 'attribution' }] })).toBe(
    '<blockquote><p>It floats.</p></blockquote>',
  )
})

test('boxes have their titles; key points without one say what they are', () => {
  const box = (kind: string, ...content: DocumentNode[]) => draw({ type: 'box', attrs: { kind }, content })
  expect(box('facts', line('title', 'The bridge'), paragraph(text('1908')))).toBe(
    '<section class="box box-facts"><h2 class="title">The bridge</h2><p>1908</p></section>',
  )
  expect(box('moment', line('title', '1908'), paragraph(text('It opens.')))).toBe(
    '<section class="box box-moment"><p class="title">1908</p><p>It opens.</p></section>',
  )
  for (const untitled of [[], [{ type: 'title' }]])
    expect(box('points', ...untitled, paragraph(text('One')))).toBe(
      '<section class="box box-points"><h2 class="title">Key points</h2><p>One</p></section>',
    )
})

test('preformatted and struck-through words', () => {
  expect(draw({ type: 'preformatted', content: [text('a'), { type: 'hardBreak' }, text('  b', { type: 'strikethrough' })] })).toBe(
    '<pre>a<br/><s>  b</s></pre>',
  )
})

test('pictures in a group, and a gallery that is scrolled by keyboard; nothing when none of them is public', () => {
  const group = (layout: string, id = mediaId) =>
    draw({ type: 'pictures', attrs: { layout }, content: [{ type: 'picture', attrs: { mediaId: id, alt: '', caption: '', credit: '' } }] })
  expect(group('row')).toMatch(/^<div class="pictures row"><figure>/)
  expect(group('full')).toContain('sizes="100vw"')
  expect(group('gallery')).toMatch(/^<div class="pictures gallery" role="group" aria-label="Picture gallery" tabindex="0"><figure>/i)
  expect(group('gallery', articleId)).toBe('')
})

describe('a table with a title', () => {
  const row = (type: string, ...cells: string[]): DocumentNode => ({
    type: 'tableRow',
    content: cells.map((words) => ({ type, content: [paragraph(text(words))] })),
  })
  const figure = (drawnAs: string, ...rows: DocumentNode[]) =>
    draw({ type: 'tableFigure', attrs: { drawnAs }, content: [line('title', 'Fares'), { type: 'table', content: rows }] })
  const rows = [row('tableHeader', '', '2025', '2026'), row('tableCell', 'Tram', '8', '10'), row('tableCell', 'Bus', '1,200', '−3')]

  test('is a table with a caption', () => {
    expect(figure('table', ...rows)).toMatch(/^<figure class="figures"><figcaption class="title">Fares<\/figcaption><div class="table"/)
  })

  test.each(['bars', 'lines', 'stacked'])('or a chart (%s), with the table for those who cannot see it', (drawnAs) => {
    const html = figure(drawnAs, ...rows)
    expect(html).toContain('role="img" aria-label="Fares"')
    expect(html).toContain('<details><summary>The figures as a table</summary><div class="table"')
    expect(html).not.toMatch(/NaN|Infinity|undefined|<script/)
  })

  test('without figures it stays a table', () => {
    expect(figure('bars', row('tableHeader', 'Street', 'Open'), row('tableCell', 'Long', 'yes'))).not.toContain('<svg')
    expect(figure('lines', row('tableCell', '1'))).not.toContain('<svg')
  })
})

describe('an embed', () => {
  const shown: DocumentNode = { type: 'picture', attrs: { mediaId, alt: '', caption: 'The quay', credit: 'Ivan Moroz' } }
  const line = (type: string, words: string): DocumentNode => ({ type, content: words ? [text(words)] : [] })
  const embed = (embedId: string, ...content: DocumentNode[]) => draw({ type: 'embed', attrs: { embedId }, content })

  test('is a card of our own words and picture, with a link, and the address of its player only for the script', () => {
    const html = embed('youtube:dQw4w9WgXcQ', shown, line('title', 'A <film>'), paragraph(text('About it.')), line('attribution', 'Olena'))
    expect(html).toContain('<p class="title">A &lt;film&gt;</p><p>About it.</p><p class="by">Olena</p>')
    expect(html).toContain('<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">Watch on YouTube</a>')
    expect(html).toContain(
      '<galley-embed player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1" shape="wide" label="YouTube: A &lt;film&gt;">',
    )
    expect(html).toContain('<button type="button" hidden="">Play<small>YouTube will see that you opened it</small></button>')
    expect(html).toContain('<p class="by"><span>The quay </span><cite>Photo: Ivan Moroz</cite></p><p class="from">')
    // All that a browser fetches by itself is ours.
    for (const [, address] of html.matchAll(/(?:src|srcSet)="([^"]*)"/g)) expect(address).toMatch(/^\/media\//)
    expect(html).not.toContain('<iframe')
  })

  test('of a post or an article has no player, and says nothing that is not there', () => {
    const post = embed('x:desk/12', line('title', ''), paragraph(text('Said.')), line('attribution', ''))
    expect(post).toBe(
      '<figure class="embed embed-post"><figcaption><p>Said.</p><p class="from"><a href="https://x.com/desk/status/12" rel="noopener">Open on X</a></p></figcaption></figure>',
    )
    expect(embed('page:https://www.example.org/a', line('title', 'A story'))).toContain('>Read on example.org</a>')
  })

  test('says nothing of a picture that is not public', () => {
    const hidden = { ...shown, attrs: { ...shown.attrs, mediaId: '01890000-0000-7000-8000-00000000dead' } }
    expect(embed('youtube:dQw4w9WgXcQ', hidden, line('title', 'A film'))).not.toMatch(/The quay|Ivan Moroz|<img/)
  })

  test('whose id means nothing is its words', () => {
    expect(embed('page:javascript:alert(1)', line('title', 'A story'))).toBe('<p class="title">A story</p>')
  })
})

describe('a map', () => {
  const map = (marker: { x: number; y: number }, coordinates: string, ...content: DocumentNode[]): DocumentNode => ({
    type: 'map',
    attrs: { marker, coordinates },
    content,
  })
  const shown: DocumentNode = { type: 'picture', attrs: { mediaId, alt: 'A river', caption: 'The river', credit: 'Olena' } }
  const name = (words: string): DocumentNode => ({ type: 'title', ...(words && { content: [text(words)] }) })

  test('is the whole picture with its marker and the name of the place, and a link that asks nobody before it is followed', () => {
    const html = draw(map({ x: 42.5, y: 31 }, '49.9935, 36.2304', shown, name('The <ferry>')))
    expect(html).toMatch(/^<figure class="map"><div class="at425-310"><div class="plan"><a class="enlarge" href="\/media\/c+\/800\.jpg"/)
    expect(html).not.toMatch(/4x3|16x9|style=/)
    expect(html).toContain(
      '<svg class="marker" width="26" height="26" aria-hidden="true"><circle cx="13" cy="13" r="9"></circle></svg></div>',
    )
    expect(html).toContain('<div class="place"><p class="title">The &lt;ferry&gt;</p></div></div>')
    expect(html).toContain(
      '<figcaption><span>The river </span><cite>Olena</cite><p><a href="https://www.openstreetmap.org/?mlat=49.9935&amp;mlon=36.2304#map=15/49.9935/36.2304" rel="noopener">Open on OpenStreetMap</a></p></figcaption></figure>',
    )
    expect(draw(map({ x: 0, y: 50.1 }, '', shown, name('A')))).toContain('<div class="at0-501 low">')
  })

  test('without a name has only its marker, and without coordinates no link', () => {
    const html = draw(map({ x: 0, y: 0 }, '', { ...shown, attrs: { mediaId, alt: 'A river' } }, name('')))
    expect(html).toContain('class="marker"')
    expect(html).not.toMatch(/class="place"|figcaption|openstreetmap/)
    expect(draw(map({ x: 0, y: 0 }, '', shown, name(' ')))).not.toContain('class="place"')
  })

  test('whose picture is not public is the name and the link; without these it is nothing', () => {
    const hidden: DocumentNode = { ...shown, attrs: { ...shown.attrs, mediaId: articleId } }
    const html = draw(map({ x: 0, y: 0 }, '49, 36', hidden, name('The ferry')))
    expect(html).toMatch(/^<figure class="map"><p class="title">The ferry<\/p><figcaption><p><a href="https:/)
    expect(html).not.toMatch(/img|marker|Olena/)
    for (const none of ['', ' ']) expect(draw(map({ x: 0, y: 0 }, '', hidden, name(none)))).toBe('')
  })
})
