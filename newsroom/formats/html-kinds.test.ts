import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentProblem } from '#newsroom/articles/document.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { cpuTime } from '#testing/cpu-time.ts'
import { htmlToDocument, htmlToText, imagesIn } from './html-to-document.ts'
import { Losses } from './losses.ts'

function read(html: string, newlines = false) {
  const losses = new Losses()
  const document = htmlToDocument(html, { losses, newlines, base: 'https://old.example/a/', picture: () => 'no file' })
  expect(documentProblem(document)).toBeNull()
  return { document, losses: losses.list(), shape: document.content.map(shape).join(' ') }
}

/** A document as a line of signs: "p(words·bold[strong]) ul(li(p(one)))". */
function shape({ type, content = [], text, marks = [], attrs }: DocumentNode): string {
  if (text !== undefined) return marks.reduce((inner, mark) => `${mark.type}[${inner}]`, text)
  const name =
    type === 'heading' ? `h${attrs?.level}` : type === 'orderedList' && attrs?.start !== 1 ? `ol${attrs?.start}` : (short[type] ?? type)
  return content.length > 0 ? `${name}(${content.map(shape).join(type === 'paragraph' || type === 'heading' ? '' : ' ')})` : name
}
const short: Record<string, string> = {
  ...{ paragraph: 'p', bulletList: 'ul', orderedList: 'ol', listItem: 'li', hardBreak: '/', horizontalRule: 'hr' },
  ...{ tableRow: 'tr', tableCell: 'td', tableHeader: 'th', blockquote: 'quote' },
}

describe('words do not run together', () => {
  test.each([
    ['<span>Harbour</span><span style="display: block"></span><span>Shut</span>', 'p(Harbour) p(Shut)'],
    ['<span style="display:flex">Ferries</span><span style="display:grid">Trams</span>', 'p(Ferries) p(Trams)'],
    ['<b>Kicker</b><main>Body</main>', 'p(bold[Kicker]) p(Body)'],
    ['<nav>Home</nav><center>Middle</center><details><summary>More</summary>Text</details>', 'p(Home) p(Middle) box(title(More) p(Text))'],
    [
      '<hgroup>Over</hgroup><search>Find</search><dialog>Ask</dialog><fieldset><legend>Who</legend>Me</fieldset>',
      'p(Over) p(Find) p(Ask) p(Who) p(Me)',
    ],
    ['<news-card>One</news-card><news-card>Two</news-card>', 'p(One) p(Two)'],
    ['<span>One</span><ad-slot></ad-slot><span>Two</span>', 'p(One) p(Two)'],
    ['<p>The <x-term>tide</x-term>s turn</p>', 'p(The tides turn)'],
    ['before <x-term>tide</x-term>s after', 'p(before tides after)'],
    ['<div style="display:inline">all in </div><div style="display:inline">one line</div>', 'p(all in one line)'],
    ['<menu><li>tea</li><li>rye</li></menu>', 'ul(li(p(tea)) li(p(rye)))'],
    ['<p>Tide tables<br><br>Ferry times<br>&nbsp;<br>Fares</p>', 'p(Tide tables) p(Ferry times) p(Fares)'],
    ['<p>one<br>two</p>', 'p(one/two)'],
    ['<p>Before<img src="a.jpg">after</p>', 'p(Before after)'],
    ['<li>a<br/><br/>b</li>', 'p(a) p(b)'],
  ])('%s', (html, expected) => {
    expect(read(html).shape).toBe(expected)
  })

  test.each([
    ['two links to two places', '<a href="/a">Report</a><a href="/b">Annex</a>', 'link[Report] link[Annex]'],
    ['two links to one place, by their capitals', '<a href="/a">Report 4</a><a href="/a">Download</a>', 'link[Report 4] link[Download]'],
    ['a link that is cut by its looks stays one word', '<a href="/a">har</a><a href="/a"><b>bour</b></a>', 'link[har]link[bold[bour]]'],
    [
      'links with something between them stay as they are',
      '<a href="/a">one</a>, <a href="/b">two</a>–<a href="/c">three</a>',
      'link[one], link[two]–link[three]',
    ],
  ])('%s', (_, html, expected) => {
    expect(read(html).shape).toBe(`p(${expected})`)
  })

  test.each([
    ['a,<br />\nb\nc', 'p(a,/b/c)'],
    ['a,<br />\n\nb', 'p(a,) p(b)'],
    ['a<br />b', 'p(a/b)'],
  ])('in WordPress’ classic text %j has one break where WordPress draws one', (html, expected) => {
    expect(read(html, true).shape).toBe(expected)
  })
})

describe('raised and lowered signs', () => {
  test.each([
    ['<p>10<sup>6</sup> t of CO<sub>2</sub></p>', 'p(10superscript[6] t of COsubscript[2])'],
    ['<p>m<span style="vertical-align: super">2</span></p>', 'p(msuperscript[2])'],
  ])('%s', (html, expected) => {
    expect(read(html).shape).toBe(expected)
  })

  test('are those of Unicode in plain text, where it has them', () => {
    expect(plainText(read('<p>10<sup>-6</sup> t of CO<sub>2</sub>, the 1<sup>st</sup></p>').document)).toBe('10⁻⁶ t of CO₂, the 1st')
    expect(htmlToText('10<sup>6</sup>')).toBe('10⁶')
  })

  test.each([
    [
      '<p>tide<sup><a href="#fn1">1</a></sup>.</p><ol><li id="fn1">Port log. <a href="#r1">↩</a></li></ol>',
      'p(tidesuperscript[[1]].) ol(li(p(Port log.)))',
    ],
    ['<p>tide<sup data-fn="x" class="fn"><a href="#x" id="x-link">2</a></sup> rose</p>', 'p(tidesuperscript[[2]] rose)'],
    ['<p>tide<a href="#_ftn3" name="_ftnref3">[3]</a></p>', 'p(tidesuperscript[[3]])'],
    ['<p><a href="#_ftnref3" name="_ftn3">[3]</a> Port log.</p>', 'p([3] Port log.)'],
    ['<p>see <a href="#part-2">part 2</a></p>', 'p(see part 2)'],
  ])('the number of a note is not glued to its word: %s', (html, expected) => {
    expect(read(html).shape).toBe(expected)
  })
})

describe('what was struck out is not said', () => {
  test.each([
    '<p>open<s> at six</s></p>',
    '<p>open<del> at six</del></p>',
    '<p>open<strike> at six</strike></p>',
    '<p>open<span style="text-decoration: line-through"> at six</span></p>',
    '<p>open<span style="text-decoration-line:underline line-through"> at six</span></p>',
    '<p>open<span class="msoDel"> at six</span></p>',
  ])('%s', (html) => {
    const { shape: got, losses } = read(html)
    expect(got).toBe('p(open)')
    expect(losses).toContain('struck-out words “at six” were left out')
  })

  test('what was put in is', () => {
    expect(read('<p>open <ins>at noon</ins></p>').shape).toBe('p(open at noon)')
  })

  test('what is not shown is no word, and named', () => {
    const { shape: got, losses } = read('<p>seen<span style="display:none"> unseen</span></p>')
    expect(got).toBe('p(seen)')
    expect(losses).toContain('words that are not shown “unseen” were left out')
  })
})

describe('quotation marks, verse, captions of tables', () => {
  test.each([
    ['<p>He said <q>she said <q>no</q> twice</q></p>', 'p(He said “she said ‘no’ twice”)'],
    [
      '<pre>The <b>tide</b>\n  is <a href="/b">out</a>\n\nand <i>in</i></pre>',
      'preformatted(The  bold[tide] /   is  link[out] / / and  italic[in])',
    ],
    ['<table><caption>Fares</caption><tr><td>1</td></tr></table>', 'tableFigure(title(Fares) table(tr(td(p(1)))))'],
  ])('%s', (html, expected) => {
    expect(read(html).shape).toBe(expected)
  })
})

describe('lists that begin deeper, and levels that are said', () => {
  test.each([
    ['<ol><ol><li>B</li></ol><li>A</li></ol>', 'ol(li(p(B)) li(p(A)))'],
    ['<ul><li>An</li><li><ul><li>In</li></ul></li><li>L</li></ul>', 'ul(li(p(An) ul(li(p(In)))) li(p(L)))'],
    ['<ul><ul><li>x</li></ul></ul>', 'ul(li(p(x)))'],
    ['<ul><ol start="3"><li>x</li></ol></ul>', 'ol3(li(p(x)))'],
    ['<ul><li><ul><li>x</li></ul></li></ul>', 'ul(li(p(x)))'],
    ['<ol><li></li><li>a</li><li> <br></li></ol>', 'ol(li(p(a)))'],
    [
      '<div><ul><li data-listid="1" data-aria-level="1">a</li></ul></div><div><ul><li data-listid="1" data-aria-level="2">b</li></ul></div><div><ul><li data-listid="1" data-aria-level="1">c</li></ul></div>',
      'ul(li(p(a) ul(li(p(b)))) li(p(c)))',
    ],
    [
      '<ol><li data-aria-level="1">a</li><li data-aria-level="2">b</li><li data-aria-level="2">c</li></ol>',
      'ol(li(p(a) ol(li(p(b)) li(p(c)))))',
    ],
    ['<p role="heading" aria-level="1">Tides</p><div role="heading" aria-level="4">Fares</div>', 'h2(Tides) h3(Fares)'],
  ])('%s', (html, expected) => {
    expect(read(html).shape).toBe(expected)
  })

  test('forty lists in each other are as deep as a story may have, with all their words', () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`)
    const { document } = read(words.map((word) => `<ul><li>${word}`).join(''))
    expect(plainText(document).split('\n')).toEqual(words)
  })
})

describe('addresses', () => {
  test.each([
    ['tel:+44 20 7946 0000', 'tel:+442079460000'],
    ['mailto:desk@x.example?subject=News tip', 'mailto:desk@x.example?subject=News%20tip'],
    [' \u200bhttps://x.example/Shared Documents/a.pdf', 'https://x.example/Shared%20Documents/a.pdf'],
    ['https://www.google.com/url?q=https://x.example/a%3Fb%3D1&sa=D&ust=2', 'https://x.example/a?b=1'],
    ['https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa&data=1', 'https://x.example/a'],
    ['https://www.google.com/search?q=https://x.example', 'https://www.google.com/search?q=https://x.example'],
  ])('%s', (written, href) => {
    const { document } = read(`<a href="${written.replaceAll('&', '&amp;')}">x</a>`)
    expect(document.content[0]?.content?.[0]?.marks).toEqual([{ type: 'link', attrs: { href } }])
  })
})

describe('HTML that would take too long', () => {
  test.each(['div', 'b', 'ul><li', 'blockquote', 'x-y'])('3,000 <%s> in each other are refused, and cost nothing', (name) => {
    const html = `<${name}>`.repeat(3000)
    expect(() => read(html)).toThrow('nested more than 500 deep')
    expect(imagesIn(html)).toEqual([])
    expect(htmlToText(`${html}Words`)).toBe('Words')
  })

  test.each([
    '<br>',
    '<br> ',
    'a<br>',
    '<p>',
    '<a href=/x>y</a>',
    '<i>x</i>',
    '<ul><li>x</li></ul>',
    '&nbsp;',
    '<x-y></x-y>',
    '</p>',
    '<li>',
    '<s>x</s>',
  ])('many %s take no longer than they must', (piece) => {
    const measureTime = (times: number) => {
      const html = piece.repeat(times)
      const measureOnce = () => cpuTime(() => htmlToDocument(html, { losses: new Losses(), picture: () => '' }))
      return Math.min(measureOnce(), measureOnce()) // the garbage collector seldom works in both
    }
    measureTime(2_000)
    // Four times as many; of what is not linear it would be sixteen times.
    expect(measureTime(40_000)).toBeLessThan(10 * measureTime(10_000) + 300)
  })

  test('HTML of more than eight million characters is refused', () => {
    expect(() => read('<br>'.repeat(2_100_000))).toThrow('its HTML is longer than 8,000,000 characters')
  })
})
