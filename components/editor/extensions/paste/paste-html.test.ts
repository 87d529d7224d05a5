import { readFileSync } from 'node:fs'
import { getSchema } from '@tiptap/core'
import { Schema, Slice, DOMParser as TextParser } from '@tiptap/pm/model'
import fc from 'fast-check'
import { DOMParser as PageParser } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { schemaExtensions } from '#components/editor/extensions/extensions.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { documentProblem, nodesOf } from '#newsroom/articles/document.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { inputFiles, ownInputs } from '#testing/inputs.ts'
import { withoutEmptyLines } from './paste-html.ts'
import { storyHtmlOf } from './reading/story-html.ts'

const { nodes, marks } = getSchema(schemaExtensions).spec
/** The editor's, without the lines over the text: what is pasted into the text. */
const schema = new Schema({ nodes: nodes.update('doc', { content: 'block+' }), marks })
const pageOf = (html: string): Document =>
  // linkedom makes a page of whole documents only; its own types are not those of the browser.
  new PageParser().parseFromString(/<body/i.test(html) ? html : `<html><body>${html}</body></html>`, 'text/html') as unknown as Document

/** What stands in the text after this HTML was pasted into an empty one. */
function paste(html: string): ArticleDocument {
  const json = TextParser.fromSchema(schema)
    .parse(pageOf(`<html><body>${storyHtmlOf(pageOf(html)).text}</body></html>`).body)
    .toJSON()
  expect(documentProblem(json)).toBeNull()
  return json
}

/** A text in one line: "p(The b[end]) ul(li(p(one)))". */
const shape = ({ type, content = [], text = '', marks = [], attrs }: DocumentNode): string => {
  if (type === 'text') return marks.reduce((inner, mark) => `${mark.type[0]}[${inner}]`, text)
  const names: Record<string, string> = {
    paragraph: 'p',
    heading: `h${attrs?.level}`,
    bulletList: 'ul',
    orderedList: attrs?.start === 1 ? 'ol' : `ol${attrs?.start}`,
    listItem: 'li',
    blockquote: 'quote',
    hardBreak: 'br',
    tableRow: 'tr',
    tableCell: 'td',
  }
  const inner = content.map(shape).join(type === 'paragraph' || type === 'heading' ? '' : ' ')
  return type === 'doc' ? inner : `${names[type] ?? type}(${inner})`
}

/** A paragraph of a list as Word writes it. */
const wordList = (marker: string, level: number, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;</span></span>${text}<o:p></o:p></p>`

describe('what is pasted', () => {
  test.each([
    [
      'Google Docs wraps everything in a <b> that is not bold',
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain, </span><span style="font-weight:700">bold</span><span style="font-style:italic"> and slanted</span></p><br><p dir="ltr"><span style="font-weight:400">Next.</span></p></b>',
      'p(Plain, b[bold]i[ and slanted]) p(Next.)',
    ],
    [
      'Google Docs puts a list into a list, not into its item',
      '<ul><li dir="ltr"><p role="presentation">one</p></li><ul><li><p>deeper</p></li></ul><li><p>two</p></li></ul>',
      'ul(li(p(one) ul(li(p(deeper)))) li(p(two)))',
    ],
    [
      'Word draws its lists',
      `<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>one<o:p></o:p></p><p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>deeper</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>two</p><p class=MsoNormal>After.</p>`,
      'ul(li(p(one) ul(li(p(deeper)))) li(p(two))) p(After.)',
    ],
    [
      'a numbered list of Word goes on where it began',
      `<p style='mso-list:l3 level1 lfo2'><span style='mso-list:Ignore'>4.<span>&nbsp;</span></span>four</p><p style='mso-list:l3 level1 lfo2'><span style='mso-list:Ignore'>5.</span>five</p><p style='mso-list:l3 level2 lfo2'><span style='mso-list:Ignore'>a)</span>a</p>`,
      'ol4(li(p(four)) li(p(five) ol(li(p(a)))))',
    ],
    [
      'two lists of Word that follow each other stay two',
      `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>a</p><p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·</span>b</p>`,
      'ol(li(p(a))) ul(li(p(b)))',
    ],
    [
      'headings of any size become ours, a numbered one loses the number that was drawn',
      `<h1><a name="_Toc1">Great</a></h1><h4 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.1<span> </span></span>Small</h4><p class=MsoTitle>Title</p>`,
      'h2(Great) h3(Small) h2(Title)',
    ],
    [
      'paragraphs that only make room are left out',
      '<p>One.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p>Two.</p><br clear=all style="page-break-before:always"><p>Three.<br></p>',
      'p(One.) p(Two.) p(Three.)',
    ],
    ['a line break between words stays', '<p>Roses<br>Violets</p>', 'p(Rosesbr()Violets)'],
    [
      'notes that Word hides for itself stay hidden',
      `<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style>p{color:red}</style><p>Seen<span style='display:none;mso-hide:all'> unseen</span>.</p>`,
      'p(Seen.)',
    ],
    [
      'a tracked deletion is gone, a tracked insertion is there',
      '<p>The <span class=msoDel><del>old</del></span><span class=msoIns><ins>new</ins></span> text</p>',
      'p(The new text)',
    ],
    [
      'a link keeps its address, a bookmark its words, and what would run loses the link',
      '<p><a name="x">Here</a> <a href="https://example.org/a">there</a> <a href="javascript:alert(1)">no</a> <a href="#_ftn1">[1]</a></p>',
      'p(Here l[there] no s[[1]])',
    ],
    [
      'colours, sizes and underlines are left behind',
      '<p style="color:red"><font face="Arial" size=7><u><span style="background:yellow">Words</span></u></font></p>',
      'p(Words)',
    ],
    [
      'headings and lists inside a cell become its paragraphs',
      '<table><tr><td><h2>Head</h2><ul><li>one</li><li><p>two</p></li></ul></td><td>x</td></tr></table>',
      'table(tr(td(p(Head) p(one) p(two)) td(p(x))))',
    ],
    ['a quotation keeps its paragraphs', '<blockquote><h3>He said</h3><p>No.</p></blockquote>', 'quote(p(He said) p(No.))'],
    [
      'Word’s spaces are spaces',
      `<p>a<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span>b<span class="Apple-converted-space">&nbsp;</span>c</p>`,
      'p(a b c)',
    ],
    [
      'pictures and cards of other programs that name theirs as we name ours leave their words',
      '<p>Before.</p><figure data-picture="42"><figcaption>A quay</figcaption></figure><aside data-related-story="">Read this too</aside><p>After.</p>',
      'p(Before.) p(A quay) p(Read this too) p(After.)',
    ],
    [
      'groups and lists of other programs that name theirs as we name ours leave their words',
      '<p>Before.</p><div data-read-also=""><div data-pictures="wide"><p>A quay</p></div>Read this too</div>',
      'p(Before.) p(A quay) p(Read this too)',
    ],
    [
      'an embed without words stays one, beside pictures that are not at hand',
      '<div data-pictures="wide"><figure><img src="urn:uuid:1" alt=" "/></figure></div><blockquote data-embed="youtube:dQw4w9WgXcQ"><p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">YouTube</a></p></blockquote>',
      'embed(title())',
    ],
    [
      'what is deleted is gone beside an embed without words, too',
      '<blockquote data-embed="youtube:dQw4w9WgXcQ"><p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">YouTube</a></p></blockquote><p><del>Old</del></p>',
      'embed(title())',
    ],
    [
      'pictures and cards of our own stay pictures and cards',
      '<figure data-picture="01890000-0000-7000-8000-000000000000"></figure><aside data-related-story="01890000-0000-7000-8000-000000000001"></aside>',
      'picture() relatedStory()',
    ],
    [
      'a list of Word that an empty paragraph and a bookmark interrupt goes on',
      `${wordList('1.', 1, 'One')}<p class=MsoNormal><o:p>&nbsp;</o:p></p><a name="b"></a>${wordList('2.', 1, 'Two')}`,
      'ol(li(p(One)) li(p(Two)))',
    ],
    [
      'a second paragraph of an item stands in it',
      `${wordList('1.', 1, 'One')}<p class=MsoListParagraph style='margin-left:36pt'>More of one</p>${wordList('2.', 1, 'Two')}`,
      'ol(li(p(One) p(More of one)) li(p(Two)))',
    ],
    [
      'what stands before a deeper item belongs to the item above it, and its number counts',
      `${wordList('1.', 1, 'One')}<p class=MsoNormal>between</p>${wordList('b.', 2, 'Two')}`,
      'ol(li(p(One) p(between) ol2(li(p(Two)))))',
    ],
    [
      'a paragraph of the text ends a list; the next one counts on',
      `${wordList('1.', 1, 'One')}<p class=MsoNormal>Words.</p>${wordList('iv.', 1, 'Four')}`,
      'ol(li(p(One))) p(Words.) ol4(li(p(Four)))',
    ],
    ['a selection of Word that begins deeper is one list', wordList('a.', 2, 'B') + wordList('2.', 1, 'A'), 'ol(li(p(B)) li(p(A)))'],
    [
      'Word Online says levels and headings',
      '<p role="heading" aria-level="1">Fares</p><div class="ListContainerWrapper"><ul><li data-listid="7" data-aria-level="1"><p>tram</p></li></ul></div><div class="ListContainerWrapper"><ul><li data-listid="7" data-aria-level="2"><p>night</p></li></ul></div>',
      'h2(Fares) ul(li(p(tram) ul(li(p(night)))))',
    ],
    [
      'an item that only holds a list is the list of the item before it',
      '<ul><li>An</li><li><ul><li>In</li></ul></li><li>L</li></ul>',
      'ul(li(p(An) ul(li(p(In)))) li(p(L)))',
    ],
    ['a list that begins deeper has no empty item', '<ol><ol><li>B</li></ol><li>A</li></ol>', 'ol(li(p(B)) li(p(A)))'],
    [
      'a caption is the title of its table',
      '<table><caption>Fares</caption><tr><td>1</td></tr></table>',
      'tableFigure(title(Fares) table(tr(td(p(1)))))',
    ],
    ['two breaks part paragraphs', '<p>One<br><br>Two</p>', 'p(One) p(Two)'],
    [
      'boxes part words, whatever they are called',
      '<main>Fares</main><center>Times</center><tide-box>High</tide-box><span style="display:block">Low</span>',
      'p(Fares) p(Times) p(High) p(Low)',
    ],
    [
      'links that a page draws apart do not run together',
      '<a href="https://x.example/a">Report</a><a href="https://x.example/b">Annex</a>',
      'p(l[Report] l[Annex])',
    ],
    [
      'our own links that touch each other stay so',
      '<p><a data-story-link="" href="https://x.example/a">Report</a><a data-story-link="" href="https://x.example/b">Annex</a> 2</p>',
      'p(l[Report]l[Annex] 2)',
    ],
    ['raised and lowered signs stay so', '<p>10<sup>6</sup> CO<span style="vertical-align:sub">2</span></p>', 'p(10s[6] COs[2])'],
    ['quotation marks that a page draws are there', '<p>He said <q>no</q>.</p>', 'p(He said “no”.)'],
    [
      'struck words stay so, as Google Docs, Word and LibreOffice write them',
      '<p><span style="text-decoration:line-through">62</span> <s>61</s> <strike>60</strike> 41</p>',
      'p(s[62] s[61] s[60] 41)',
    ],
    ['a struck paragraph stays one', '<p style="text-decoration:line-through">62 <b>million</b></p>', 'p(s[62 ]s[b[million]])'],
    ['fixed-width text keeps lines and looks', '<pre>one <b>two</b>\nthree</pre>', 'preformatted(one  b[two] br() three)'],
    ['what nobody sees goes', '<p>har\u00adbour раи\u0306он</p>', 'p(harbour район)'],
  ])('%s', (_, html, expected) => {
    expect(shape(paste(html))).toBe(expected)
  })
})

test.each([
  ['tel:+44 20 7946 0000', 'tel:+442079460000'],
  ['mailto:desk@x.example?subject=News tip', 'mailto:desk@x.example?subject=News%20tip'],
  ['https://x.example/Shared Documents/report.pdf', 'https://x.example/Shared%20Documents/report.pdf'],
  ['\u200bhttps://x.example/a', 'https://x.example/a'],
  ['https://www.google.com/url?q=https://x.example/a&amp;sa=D', 'https://x.example/a'],
])('a pasted link to %s leads to %s', (written, href) => {
  expect(paste(`<p><a href="${written}">x</a></p>`).content[0]?.content?.[0]?.marks).toEqual([{ type: 'link', attrs: { href } }])
})

test('what is pasted a second time, from our own HTML, is the same', () => {
  fc.assert(
    fc.property(arbitraryDocument, (json) => {
      const doc = schema.nodeFromJSON(json)
      const html = documentToHtml(doc.toJSON() as ArticleDocument) // ProseMirror's toJSON has this shape
      // Of a text without any other words its pictures' words would come in, as those of a page that is no story.
      fc.pre(/>\s*[^<\s]/.test(html.replace(/<figure>.*?<\/figure>/gs, '')))
      const once = paste(html)
      expect(paste(documentToHtml(once))).toEqual(once)
    }),
    { numRuns: 100 },
  )
})

test('a column whose heading is empty stays aligned, however often it is pasted', () => {
  const cell = (text: string) => `<td style="text-align:center"><p>${text}</p></td>`
  const html = `<table><tr><th style="text-align:center"><p></p></th></tr><tr>${cell('')}</tr><tr>${cell('!')}</tr></table>`
  const once = paste(html)
  expect(documentToHtml(once).match(/data-aligned="center"/g)).toHaveLength(3)
  expect(paste(documentToHtml(once))).toEqual(once)
})

test.each([
  ['without headline and dek', {}, ['paragraph']],
  ['with both', { headline: 'A headline', dek: 'A dek' }, ['headline', 'dek', 'paragraph']],
  ['with a dek alone', { dek: 'A dek' }, ['dek', 'paragraph']],
] as const)('a whole story that is copied %s brings the lines that have words', (_, lines, expected) => {
  const story = storyOf({
    headline: '',
    dek: '',
    ...lines,
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }] },
  })
  const whole = withoutEmptyLines(new Slice(story.content, 0, 0))
  expect(whole.content.content.map(({ type }) => type.name)).toEqual(expected)
  // From within the headline to within the text.
  const selected = withoutEmptyLines(story.slice(1, story.content.size - 2))
  expect(selected.content.content.map(({ type }) => type.name)).toEqual(expected)
  expect([selected.openStart, selected.openEnd]).toEqual(['headline' in lines ? 1 : 0, 1])
})

test('empty lines alone bring nothing', () => {
  const story = storyOf({ headline: '', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
  expect(withoutEmptyLines(story.slice(1, 3)).size).toBe(0)
})

test('an embed in our own HTML keeps its title and who made it', () => {
  const line = (type: string, text: string) => ({ type, content: [{ type: 'text', text }] })
  const embed = {
    type: 'embed',
    attrs: { embedId: 'youtube:dQw4w9WgXcQ' },
    content: [line('title', 'A film'), line('paragraph', 'Of the harbour'), line('attribution', 'Olena')],
  }
  expect(paste(documentToHtml({ type: 'doc', content: [line('paragraph', 'Before'), embed] })).content[1]).toEqual(embed)
})

describe('clipboards of Word and others', () => {
  test.each([
    [
      'word',
      'h2(The market moves) p(On Sunday the fish market leaves the quay, b[for good], and i[nobody] was asked first.) ul(li(p(Stalls: forty) ul(li(p(of them with ice: nine)))) li(p(Rent: l[see the table]))) table(tr(td(p(Quay)) td(p(12)))) p(The square is drier.)',
    ],
    [
      'google-docs',
      'h2(Who pays for the lamps) p(The street pays, in b[bold]i[ and slanted] letters.) ul(li(p(Seven lamps) ul(li(p(two of them new)))) li(p(l[One bill])))',
    ],
    [
      'libreoffice',
      'h3(Трамвай їде далі) p(Перший вагон вийшов о b[п’ятій], другий — о i[шостій].) ol3(li(p(Депо)) li(p(Містbr()через річку))) p(The tram goes in bold letters, every ten minutes.)',
    ],
  ])('%s’s becomes our text', (name, expected) => {
    expect(shape(paste(readFileSync(`${ownInputs}/clipboards/${name}.html`, 'utf8')))).toBe(expected)
  })

  test.each(inputFiles('clipboards/*.html', 'paste/**/input*.html'))(
    '%s loses no word, and brings nothing of the program’s own',
    (file) => {
      const html = readFileSync(file, 'utf8')
      const text = paste(html)
      expect(words(plainText(text))).toEqual(words(readVisible(html)))
      for (const { text: piece = '' } of nodesOf(text)) expect(piece).not.toMatch(/mso-|<!|\{|Normal\s+0|StartFragment|xml/)
      if (text.content.length > 1) for (const block of text.content) expect(block, 'an empty paragraph').not.toEqual({ type: 'paragraph' })
    },
  )
})

const words = (text: string) => text.replaceAll(/\s+/gu, ' ').trim().split(' ')

/** The words that a browser would show of it. */
function readVisible(html: string): string {
  const { body } = pageOf(html.replaceAll(/<!--[\s\S]*?-->|<!\[[\s\S]*?\]>/g, ''))
  for (const part of body.querySelectorAll('style, script, xml, del, [style*="mso-list:Ignore"]')) part.remove()
  for (const block of body.querySelectorAll('p, h1, h2, h3, br, td')) block.append(' ')
  return body.textContent ?? ''
}
