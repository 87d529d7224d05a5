import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentProblem } from '#newsroom/articles/document.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { hostileMarkup } from '#testing/inputs/hostile.ts'
import { inputFiles, sharedText } from '#testing/inputs.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'

const picture = { mediaId: '01890000-0000-7000-8000-000000000000', alt: 'A bridge', caption: '', credit: 'Us' }

function read(html: string, how: { newlines?: boolean; atHand?: boolean } = {}) {
  const losses = new Losses()
  const document = htmlToDocument(html, {
    losses,
    base: 'https://old.example/a/',
    newlines: how.newlines ?? false,
    picture: ({ caption }) => (how.atHand ? { ...picture, caption } : 'its file is not at hand'),
  })
  expect(documentProblem(document)).toBeNull()
  return { document, losses: losses.list(), shape: document.content.map(shape).join(' ') }
}

/** A document as a line of signs: "p(words) ul(li(p(one)))". */
function shape({ type, content = [], text, marks = [], attrs }: DocumentNode): string {
  if (text !== undefined) return marks.reduce((inner, mark) => `${mark.type}[${inner}]`, text)
  const name = type === 'heading' ? `h${attrs?.level}` : (short[type] ?? type)
  return content.length > 0 ? `${name}(${content.map(shape).join(' ')})` : name
}
const short: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  hardBreak: 'br',
  horizontalRule: 'hr',
}

describe('what a story has is kept', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'p(One) p(Two)'],
    ['<p>\n  Runs of\n blanks   are one </p>', 'p(Runs of blanks are one)'],
    ['<p>a <b>b <i>c</i></b></p>', 'p(a  bold[b ] italic[bold[c]])'],
    ['<p>one<br>two<br></p>', 'p(one br two)'],
    ['<h2>Two</h2><h3>Three</h3>', 'h2(Two) h3(Three)'],
    ['<ul><li>one<ol><li>a</li></ol></li><li><p>two</p></li></ul>', 'ul(li(p(one) ol(li(p(a)))) li(p(two)))'],
    ['<ul><li>one</li><ul><li>badly nested</li></ul></ul>', 'ul(li(p(one) ul(li(p(badly nested)))))'],
    ['<blockquote>Words<cite>Somebody</cite></blockquote>', 'blockquote(p(Words) attribution(Somebody))'],
    ['<table><tr><th>A</th><td>B</td></tr></table>', 'table(tableRow(tableHeader(p(A)) tableCell(p(B))))'],
    ['<p>a</p><hr><p>b</p>', 'p(a) hr p(b)'],
    ['<div>loose <em>words</em><p>and a paragraph</p></div>', 'p(loose  italic[words]) p(and a paragraph)'],
    ['<p>He said <q>no</q>.</p>', 'p(He said “no”.)'],
  ])('%s', (html, expected) => {
    const { shape: got, losses } = read(html)
    expect(got).toBe(expected)
    expect(losses).toEqual([])
  })

  test('links are resolved against the site they come from', () => {
    expect(read('<a href="../b">b</a>').document.content[0]?.content?.[0]?.marks).toEqual([
      { type: 'link', attrs: { href: 'https://old.example/b' } },
    ])
  })

  test('a figure with its file at hand is a picture with the caption', () => {
    const { document, losses } = read(
      '<figure><a href="b-large.jpg"><img src="b.jpg" alt="A bridge"></a><figcaption>At dusk</figcaption></figure>',
      {
        atHand: true,
      },
    )
    expect(document.content).toEqual([{ type: 'picture', attrs: { ...picture, caption: 'At dusk' } }])
    expect(losses).toEqual([])
  })

  test('a picture inside a list stands after it', () => {
    expect(read('<ul><li>a<img src="b.jpg"></li></ul>', { atHand: true }).shape).toBe('ul(li(p(a))) picture')
  })

  test('WordPress’ classic texts have paragraphs by empty lines and breaks by newlines', () => {
    expect(read('One\ntwo\n\nThree <em>four</em>\n<ul>\n<li>five</li>\n</ul>\nSix', { newlines: true }).shape).toBe(
      'p(One br two) p(Three  italic[four]) ul(li(p(five))) p(Six)',
    )
  })
})

describe('every loss is named', () => {
  test.each([
    ['<p>a</p><script>steal()</script>', 'p(a)', 'a script was left out'],
    ['<p class="lead">a</p>', 'p(a)', 'styles and classes of elements'],
    ['<p>a <blink>b</blink></p>', 'p(a b)', '<blink>: only its words were kept'],
    ['<h5>Five</h5>', 'h3(Five)', 'a heading of level 5 became one of level 3'],
    ['<p><a href="javascript:x()">b</a></p>', 'p(b)', 'link to “javascript:x()”: only its words were kept'],
    ['<p>a <del>b</del></p>', 'p(a)', 'struck-out words “b” were left out'],
    [
      '<iframe src="https://tube.example/1"></iframe>',
      'p(link[https://tube.example/1])',
      'an embedded page became a link to https://tube.example/1',
    ],
    ['<img src="b.jpg">', 'p', 'picture b.jpg: its file is not at hand'],
    ['<blockquote><h2>a</h2></blockquote>', 'blockquote(p(a))', 'a subhead inside a quotation became paragraphs'],
    ['<p>a</p><!--nextpage--><p>b</p>', 'p(a) p(b)', 'pages were joined into one'],
    ['<!-- wp:latest-posts {"a":1} /-->', 'p', 'block latest-posts: made by WordPress on the page, left out'],
  ])('%s', (html, expected, loss) => {
    const { shape: got, losses } = read(html)
    expect(got).toBe(expected)
    expect(losses).toEqual([loss])
  })

  const chart =
    '<figure><a href="/chart?of=prices"><img src="b.jpg" alt="Prices rise"></a><figcaption>By <a href="/ada">Ada</a></figcaption></figure>'

  test('what went with a picture that is not at hand', () => {
    expect(read(chart).losses).toEqual([
      'the link of a picture to https://old.example/chart?of=prices',
      'picture b.jpg: its file is not at hand',
      'caption “By Ada” went with its picture',
      'alt text “Prices rise” went with its picture',
    ])
    expect(read('<p><a href="/chart"><img src="b.jpg"></a></p>').losses).toEqual([
      'the link of a picture to https://old.example/chart',
      'picture b.jpg: its file is not at hand',
    ])
  })

  test('the links of a picture and of its caption, which have none in a story', () => {
    expect(read(chart, { atHand: true }).losses).toEqual([
      'the link of a picture to https://old.example/chart?of=prices',
      'link to “https://old.example/ada”: only its words were kept',
    ])
    expect(read('<a href="/b-2048.JPG?x"><img src="b.jpg"></a>', { atHand: true }).losses).toEqual([])
    expect(read('<p><a href="/boats"><img src="b.jpg"> Boats</a></p>', { atHand: true }).losses, 'its words keep it').toEqual([])
  })
})

test('whatever the HTML, the document is one of ours', () => {
  const names = [
    'p',
    'div',
    'ul',
    'ol',
    'li',
    'table',
    'tr',
    'td',
    'th',
    'blockquote',
    'figure',
    'img src=x',
    'a href=/b',
    'b',
    'i',
    'h1',
    'h3',
    'pre',
    'br',
    'hr',
    'svg',
    'dl',
    'dt',
  ]
  const piece = fc.oneof(
    fc.constantFrom(...names).map((name) => `<${name}>`),
    fc.constantFrom(...names).map((name) => `</${name.split(' ')[0]}>`),
    fc.string({ unit: 'binary' }),
    fc.constant('\n\n'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), fc.boolean(), (pieces, newlines, atHand) => {
      read(pieces.join(''), { newlines, atHand })
    }),
    { numRuns: 500 },
  )
})

const vectors = sharedText('hostile/html5sec-vectors.txt')?.split('\n').filter(Boolean)
const markup = [{ whose: 'ours', html: hostileMarkup, least: 30 }, ...(vectors ? [{ whose: 'html5sec’s', html: vectors, least: 50 }] : [])]
test.each(markup)('hostile HTML leaves no script behind: $whose', ({ html, least }) => {
  for (const vector of html)
    expect(JSON.stringify(read(vector, { atHand: true }).document)).not.toMatch(/"href":"\s*(?:javascript|data|vbscript):/i)
  expect(html.length).toBeGreaterThan(least)
})

test.each(inputFiles('clipboards/*.html', 'paste/**/input*.html'))('a clipboard becomes a document with its words: %s', (file) => {
  const words = plainText(read(readFileSync(file, 'utf8')).document)
  if (/clipboards|bold-within-text/.test(file)) expect(words).toMatch(/bold|for good/)
})
