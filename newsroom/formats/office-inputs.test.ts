import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { lossInEnglish } from './losses.ts'
import { type ReadFile, readFile } from './read-file.ts'

/** Documents that LibreOffice 7.4 has written from texts of ours. */
async function read(name: string): Promise<ReadFile> {
  const outcome = await readFile(new Uint8Array(readFileSync(join('testing/inputs/files', name))), name)
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.value
}

const kinds = ['docx', 'odt', 'rtf'] as const

test.each(kinds)('headings, lists, a table and a quotation of LibreOffice as .%s', async (kind) => {
  const { headline, body } = await read(`harbour.${kind}`)
  expect(headline).toBe('The harbour opens')
  expect(plainText(body).split('\n')).toEqual(
    'What is new|Plain bold slanted link 10⁶|one|deeper|two|Between.|three|a bullet|Year|Ships|2025|4|Said the mayor.'.split('|'),
  )
  const html = documentToHtml(body).replaceAll(/<\/?p>/g, '')
  expect(html).toContain('Plain <strong>bold</strong> <em>slanted</em> <a href="https://example.org/">link</a> 10<sup>6</sup>')
  expect(html).toContain(
    '<ol><li>one<ol><li>deeper</li></ol></li><li>two</li></ol>Between.<ol start="3"><li>three</li></ol><ul><li>a bullet</li></ul>',
  )
  expect(html).toContain('<blockquote>Said the mayor.</blockquote>')
})

test.each(kinds)('a footnote, tracked changes, a comment and a picture of LibreOffice as .%s', async (kind) => {
  const { headline, body, pictures, losses } = await read(`quay.${kind}`)
  expect(headline).toBe('The quay is open')
  expect(plainText(body).split('\n')).toEqual([
    'Ships came [Says the harbour master.] early and again.',
    'Year',
    'Ships',
    '2025',
    '4',
    'The end.',
  ])
  expect(JSON.stringify(body)).not.toContain('secret')
  expect(losses.map(lossInEnglish).sort()).toEqual([
    'a comment was left out: “Who says so?”',
    'tracked changes were accepted: 1 insertion, 1 deletion, 0 moves',
  ])
  expect(body.content.find(({ type }) => type === 'picture')?.attrs).toMatchObject({ alt: 'A quay' })
  const [only] = pictures
  expect(only && 'bytes' in only && Buffer.from(only.bytes.subarray(0, 4)).toString('latin1')).toBe('\u0089PNG')
})

/** The text of a document as HTML, without the tags of paragraphs and tables' bodies. */
const htmlOf = ({ body }: ReadFile) => documentToHtml(body).replaceAll(/<\/?(?:p|tbody)>| style="[^"]*"/g, '')
const lossesOf = ({ losses }: ReadFile) => losses.map(lossInEnglish).sort()
const zips = ['docx', 'odt'] as const

test.each(zips)('header rows, merged and aligned cells, and tables in tables of LibreOffice as .%s', async (kind) => {
  const file = await read(`tables.${kind}`)
  const cells = (...words: string[]) => words.map((word) => `<td>${word}</td>`).join('')
  const centred = (word: string) => `<p data-aligned="center">${word}`
  expect(file.headline).toBe('The ferry in figures')
  expect(htmlOf(file)).toBe(
    'Before the table.' +
      `<table><tr><th>Town</th><th>Riders</th><th>${centred('Open')}</th></tr>` +
      `<tr>${cells('Kyiv', '1,200', centred('yes'))}</tr><tr>${cells('Lviv', '980', centred('no'))}</tr></table>Between.` +
      '<table><tr><td colspan="2">Two wide</td><td>c</td></tr>' +
      `<tr><td rowspan="2">Two high</td>${cells('e', 'f')}</tr><tr>${cells('h', 'i')}</tr></table>With a list in a cell.` +
      `<table><tr>${cells('onetwo', 'firstsecond')}</tr><tr>${cells('outer', 'in 1in 2')}</tr></table>After the tables.`,
  )
  expect(lossesOf(file)).toEqual(['a list inside a table became paragraphs', 'a table inside a table became paragraphs'])
})

test.each(zips)('footnotes in text, headings, lists and tables, and endnotes, of LibreOffice as .%s', async (kind) => {
  const file = await read(`notes.${kind}`)
  expect(plainText(file.body).split('\n')).toEqual([
    'The tide rose [Port log, page 4.] and fell [Two paragraphs. The second, with italics and a link (https://port.example/log).].',
    'Later [In a heading.]',
    'A point [In a list.]',
    'Another',
    'Cell [In a table.]',
    '2',
    'An end note [At the very end.] as well, “quoted” [After a quotation mark.].',
  ])
  expect(lossesOf(file)).toEqual([])
})

test.each(zips)('words, paragraphs and formats that were changed, joined and put in, of LibreOffice as .%s', async (kind) => {
  const file = await read(`changes.${kind}`)
  expect(htmlOf(file)).toBe('The new bridge opens.A whole new paragraph.Joined here.A <strong>bolder</strong> word.Nothing changed.')
  expect(lossesOf(file)).toEqual([expect.stringMatching(/^tracked changes were accepted: [23] insertions, 2 deletions, 0 moves$/)])
})

test.each(zips)('comments on words, at a point, in a table and over two paragraphs of LibreOffice as .%s', async (kind) => {
  const file = await read(`comments.${kind}`)
  expect(plainText(file.body).split('\n')).toEqual([
    'The bridge is closed.',
    'A comment at a point. It ends.',
    'In a cell.',
    'From one paragraph',
    'to the next.',
  ])
  expect(lossesOf(file)).toEqual(['4 comments were left out: “Which one?”, “Check this”, “Sure?”, “Over two”'])
})

test.each(zips)('pictures alone, among words, in a frame and in a table, one of them twice, of LibreOffice as .%s', async (kind) => {
  const file = await read(`pictures.${kind}`)
  const pictures = file.body.content.filter(({ type }) => type === 'picture')
  expect(pictures.map(({ attrs }) => attrs?.alt)).toEqual(['A red quay', 'A green boat', 'A blue sea', 'In a cell', ''])
  expect(file.pictures).toHaveLength(4)
  expect(pictures[4]?.attrs?.mediaId).toBe(pictures[0]?.attrs?.mediaId)
  const words = JSON.stringify(file.body)
  for (const said of ['Words', 'go on.', 'Figure 1: the sea', 'The frame stands here.', 'Beside', 'The end.'])
    expect(words).toContain(`"${said}"`)
  expect(lossesOf(file)).toEqual(['a picture inside a table stands after it'])
})

test.each(zips)('lists that go on, begin anew, stand in one another and mix numbers with points, of LibreOffice as .%s', async (kind) => {
  const file = await read(`lists.${kind}`)
  const inItem = kind === 'odt' // Word knows a second paragraph of an item only by how far it is set in
  expect(htmlOf(file)).toBe(
    '<ol><li>one</li><li>two</li></ol>Between.<ol start="3"><li>three, continued</li></ol>' +
      'Again.<ol><li>one again</li><li>two again</li></ol>From seven.<ol start="7"><li>seven</li><li>eight</li></ol>' +
      'Nested.<ul><li>a<ol><li>a.1<ul><li>a.1.x</li><li>a.1.y</li></ul></li><li>a.2</li></ol></li>' +
      `<li>b${inItem ? '' : '</li></ul>'}b goes on in a second paragraph${inItem ? '</li></ul>' : ''}` +
      'Deep from the start.<ul><li>only at the second level</li></ul>A header without a number<ol><li>then one</li></ol>End.',
  )
  expect(lossesOf(file)).toEqual([])
})

test.each(zips)('titles, marks, links and signs of LibreOffice as .%s', async (kind) => {
  const file = await read(`words.${kind}`)
  const html = htmlOf(file)
  expect(file.headline).toBe('The title of it')
  expect(html).toContain('<h2>Words</h2><h3>Smaller</h3><h3>Smallest</h3>')
  expect(html).toContain(
    '<strong>bold</strong> <em>italic</em> <strong><em>both</em></strong> under <s data-strikethrough="">struck</s> ' +
      'H<sub>2</sub>O m<sup>2</sup> Small Caps capitals le mot français end.',
  )
  expect(html.match(/href="[^"]*"/g)).toEqual([
    'href="https://example.org/a%20file.pdf"',
    'href="https://example.org/%D0%BC?q=a%20b&amp;c=d#e%20f"',
    'href="mailto:a@example.org"',
    'href="https://example.org/b"',
  ])
  expect(html).toContain('A line<br/>break, a tab, two spaces, softhyphen, non\u00a0breaking, non\u2011breaking hyphen.')
  expect(html).toContain('<blockquote>A quotation.</blockquote>Marked place, ')
  expect(html).toMatch(/After empty ones\. 💧 Україна\.$/)
  expect(lossesOf(file)).toContain('words that are not shown “hidden” were left out')
})

test.each(zips)('sections, a box of text, a table of contents, readings above words and fields of LibreOffice as .%s', async (kind) => {
  const file = await read(`parts.${kind}`)
  const html = htmlOf(file)
  expect(html).toMatch(/^In a section\.<ul><li>a point in it<\/li><\/ul>/)
  for (const words of ['In a text box.', 'Beside the box.', 'Fill in']) expect(html.split(words)).toHaveLength(2)
  expect(html).toContain('<h2>Two</h2>Ruby: 漢字, sequence 1, reference there.<table><tr><td>label</td><td>value</td></tr></table>')
  expect(html).not.toMatch(/Contents|Parts 1|kanji/)
  expect(lossesOf(file)).toEqual(['the table of contents was left out'])
})
