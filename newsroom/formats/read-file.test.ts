import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { documentProblem } from '#newsroom/articles/document.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { docxOf, drawing, item, makeStyled, odtOf, odtPart, paragraph, run, wordPartOf } from '#testing/office-files.ts'
import { lossInEnglish } from './losses.ts'
import { type ReadFile, readFile } from './read-file.ts'

async function read(bytes: Uint8Array, name = 'story.docx'): Promise<ReadFile> {
  const outcome = await readFile(bytes, name)
  if (!outcome.ok) throw new Error(`${outcome.problem}: ${JSON.stringify(outcome.detail)}`)
  expect(documentProblem(outcome.value.body)).toBeNull()
  return outcome.value
}

const sayLosses = ({ losses }: ReadFile): string[] => losses.map(lossInEnglish)
const readText = (text: string, name: string) => read(new TextEncoder().encode(text), name)
const htmlOf = ({ body }: ReadFile): string => documentToHtml(body)

test('a Word document: the title is offered as the headline, and its structure stays', async () => {
  const file = await read(
    docxOf({
      body: [
        makeStyled('Title', 'The harbour opens'),
        makeStyled('Heading1', 'What is new'),
        paragraph(
          `${run('Plain, ')}${run('bold', '<w:b/>')}${run(' and struck', '<w:strike/>')}, 10${run('6', '<w:vertAlign w:val="superscript"/>')}`,
        ),
        makeStyled('Own', 'By its parent'),
        makeStyled('Quote', 'No more.'),
      ].join(''),
    }),
  )
  expect(file.headline).toBe('The harbour opens')
  expect(htmlOf(file)).toBe(
    '<h2>What is new</h2><p>Plain, <strong>bold</strong><s data-strikethrough=""> and struck</s><sup>6</sup></p><h3>By its parent</h3><blockquote><p>No more.</p></blockquote>',
  )
})

test('lists of Word keep their nesting, go on after a paragraph, and begin anew where they did', async () => {
  const file = await read(
    docxOf({
      body: [
        item(1, 0, 'one'),
        item(1, 1, 'a'),
        item(1, 0, 'two'),
        paragraph('Between.'),
        item(1, 0, 'three'),
        item(3, 0, 'anew'),
        item(2, 0, 'a bullet'),
      ].join(''),
    }),
  )
  expect(htmlOf(file)).toBe(
    '<ol><li><p>one</p><ol><li><p>a</p></li></ol></li><li><p>two</p></li></ol><p>Between.</p><ol start="3"><li><p>three</p></li></ol><ol><li><p>anew</p></li></ol><ul><li><p>a bullet</p></li></ul>',
  )
})

test('tracked changes of Word are read as accepted; comments and headers are named, footnotes stay', async () => {
  const deleted = '<w:del w:id="1"><w:r><w:delText>secret</w:delText></w:r></w:del>'
  const note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
  const file = await read(
    docxOf({
      body: paragraph(`${run('It is ')}${deleted}<w:ins w:id="2">${run('new')}</w:ins>${note}<w:r><w:commentReference w:id="0"/></w:r>`),
      parts: {
        'word/footnotes.xml': wordPartOf('footnotes', `<w:footnote w:id="2">${paragraph('Says the mayor.')}</w:footnote>`),
        'word/comments.xml': wordPartOf('comments', `<w:comment w:id="0">${paragraph('Who says so?')}</w:comment>`),
        'word/header1.xml': wordPartOf('hdr', paragraph('Confidential')),
      },
    }),
  )
  expect(htmlOf(file)).toBe(
    '<p>It is new<sup data-note="Says the mayor.">[1]</sup></p><section data-notes=""><ol><li>Says the mayor.</li></ol></section>',
  )
  expect(JSON.stringify(file)).not.toContain('secret')
  expect(sayLosses(file)).toEqual([
    'tracked changes were accepted: 1 insertion, 1 deletion, 0 moves',
    'a comment was left out: “Who says so?”',
    'the header of the pages “Confidential” was left out',
  ])
})

test('a table of Word keeps its header row and merged cells; a picture its alt text and caption', async () => {
  const cell = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${paragraph(text)}</w:tc>`
  const header = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Year')}${cell('Ships', '<w:gridSpan w:val="2"/>')}</w:tr>`
  const png = Buffer.from('the bytes of a picture')
  const file = await read(
    docxOf({
      body: `<w:tbl>${header}<w:tr>${cell('2025')}${cell('4')}${cell('5')}</w:tr></w:tbl>${paragraph(drawing('p1', 'A quay'))}${makeStyled('Caption', 'The quay')}`,
      relationships:
        '<Relationship Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/>',
      parts: { 'word/media/image1.png': png },
    }),
  )
  expect(htmlOf(file)).toContain('<tr><th><p>Year</p></th><th colspan="2"><p>Ships</p></th></tr>')
  expect(file.body.content.at(-1)).toMatchObject({ type: 'picture', attrs: { alt: 'A quay', caption: 'The quay' } })
  expect(file.pictures).toMatchObject([{ id: file.body.content.at(-1)?.attrs?.mediaId, bytes: new Uint8Array(png) }])
})

test('what a Word document names outside of itself is never fetched', async () => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const port = (server.address() as { port: number }).port // it listens on a port
  const image = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
  const file = await read(
    docxOf({
      body: paragraph(run('Words.') + drawing('out', 'x', 'link')),
      relationships: `<Relationship Id="out" Type="${image}" TargetMode="External" Target="http://127.0.0.1:${port}/a.png"/>`,
    }),
  )
  server.close()
  expect(plainText(file.body)).toBe('Words.')
  expect(sayLosses(file).join()).toContain('was not fetched')
  expect(asked).toBe(0)
})

test('a text of OpenDocument: headings, lists that go on, notes, tables, changes, comments', async () => {
  const styles =
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
  const listItem = (inside: string) => `<text:list-item>${inside}</text:list-item>`
  const p = (inside: string) => `<text:p>${inside}</text:p>`
  const file = await read(
    odtOf(
      [
        '<text:tracked-changes><text:changed-region><text:deletion/><text:p>secret</text:p></text:changed-region></text:tracked-changes>',
        '<text:h text:outline-level="1">The harbour</text:h>',
        p(
          'Some <text:span text:style-name="T1">bold</text:span> words<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note><office:annotation><dc:creator>M</dc:creator><text:p>Why?</text:p></office:annotation>',
        ),
        `<text:list text:style-name="L1">${listItem(`${p('one')}<text:list>${listItem(p('deeper'))}</text:list>`)}${listItem(p('two'))}</text:list>`,
        p('Between.'),
        `<text:list text:style-name="L1" text:continue-numbering="true">${listItem(p('three'))}</text:list>`,
        `<table:table><table:table-header-rows><table:table-row><table:table-cell>${p('Year')}</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>${p('2025')}</table:table-cell></table:table-row></table:table>`,
      ].join(''),
      styles,
      {
        'styles.xml': odtPart(
          'document-styles',
          '<office:master-styles><style:master-page><style:footer><text:p>Page 1</text:p></style:footer></style:master-page></office:master-styles>',
        ),
      },
    ),
    'story.odt',
  )
  expect(file.headline).toBe('The harbour')
  expect(htmlOf(file)).toBe(
    '<p>Some <strong>bold</strong> words<sup data-note="A note.">[1]</sup></p><ol><li><p>one</p><ul><li><p>deeper</p></li></ul></li><li><p>two</p></li></ol><p>Between.</p><ol start="3"><li><p>three</p></li></ol><table><tbody><tr><th><p>Year</p></th></tr><tr><td><p>2025</p></td></tr></tbody></table><section data-notes=""><ol><li>A note.</li></ol></section>',
  )
  expect(JSON.stringify(file)).not.toContain('secret')
  expect(sayLosses(file).join('\n')).toMatch(/“Why\?”.*1 deletion.*footer of the pages “Page 1”/s)
})

test('RTF: code pages, \\u, headings by style, lists, links, notes, tables, deleted words', async () => {
  const file = await readText(
    String.raw`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 T;}}{\stylesheet{\s1 heading 1;}{\s2 Quotations;}}{\*\listtable{\list{\listlevel\levelnfc0\levelstartat1}{\listlevel\levelnfc23}\listid7}}{\listoverridetable{\listoverride\listid7\ls1}}{\header Page head}\pard\s1 \u1059?\'ea\par\pard Plain {\b bold} {\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt link}}{\footnote\pard A note.}{\deleted secret}{\revised new}\par\pard\ls1 {\listtext 1.}one\par\pard\ls1\ilvl1 deeper\par\pard Between\par\pard\ls1 two\par\trowd\trhdr\cellx1\pard\intbl A\cell\row\trowd\cellx1\pard\intbl 1\cell\row\pard\s2 Said{\*\annotation Why?}\par}`,
    'story.rtf',
  )
  expect(file.headline).toBe('Ук')
  expect(htmlOf(file)).toBe(
    '<p>Plain <strong>bold</strong> <a href="https://example.org/">link</a><sup data-note="A note.">[1]</sup>new</p><ol><li><p>one</p><ul><li><p>deeper</p></li></ul></li></ol><p>Between</p><ol start="2"><li><p>two</p></li></ol><table><tbody><tr><th><p>A</p></th></tr><tr><td><p>1</p></td></tr></tbody></table><blockquote><p>Said</p></blockquote><section data-notes=""><ol><li>A note.</li></ol></section>',
  )
  expect(JSON.stringify(file)).not.toContain('secret')
})

test('Markdown and HTML become the same text', async () => {
  const markdown = await readText('---\ntitle: Quay\n---\n\nSome **bold** [link](https://example.org/).\n\n3. three\n4. four\n', 'a.md')
  const html = await readText(
    '<!doctype html><html><head><title>x</title></head><body><main><h1>Quay</h1><p>Some <b>bold</b> <a href="https://example.org/">link</a>.</p><ol start="3"><li>three</li><li>four</li></ol></main></body></html>',
    'a.html',
  )
  expect(markdown.headline).toBe('Quay')
  expect(html.headline).toBe('Quay')
  expect(htmlOf(markdown)).toBe(htmlOf(html))
})

test.each([
  ['UTF-8', [...new TextEncoder().encode('Їжак. Ціна')]],
  ['UTF-8 with a BOM', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Їжак. Ціна')]],
  ['UTF-16 with a BOM', [0xff, 0xfe, ...Buffer.from('Їжак. Ціна', 'utf16le')]],
  ['windows-1251', [0xaf, 0xe6, 0xe0, 0xea, 0x2e, 0x20, 0xd6, 0xb3, 0xed, 0xe0]],
])('a plain text in %s', async (_, bytes) => {
  expect(plainText((await read(new Uint8Array(bytes), 'a.txt')).body)).toBe('Їжак. Ціна')
})

test('a plain text of the west in windows-1252, and where its paragraphs end', async () => {
  const file = await read(new Uint8Array(Buffer.from('Le caf\xe9 \x97 ferm\xe9.\r\n\r\nDeux', 'latin1')), 'a.txt')
  expect(htmlOf(file)).toBe('<p>Le café — fermé.</p><p>Deux</p>')
  expect(sayLosses(file).join()).toContain('windows-1252')
})
