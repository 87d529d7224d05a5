import { docxOf, drawing, item, makeStyled, paragraph, run, wordPartOf } from '#testing/office-files.ts'

/** A Word document, and what a story must have of it. */
export type WordDocument = {
  name: string
  bytes: (picture: Uint8Array) => Uint8Array
  headline: string
  /** The text without markup, in lines. */
  text: readonly string[]
  /** Pieces of its HTML, without the tags of paragraphs. */
  structure: readonly string[]
  losses: readonly RegExp[]
  pictures?: number
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relate = (id: string, kind: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"${more}/>`
const outside = (id: string, address: string) => relate(id, 'hyperlink', address, ' TargetMode="External"')
const linkTo = (id: string, inside: string) => `<w:hyperlink r:id="${id}" w:history="1">${inside}</w:hyperlink>`
const note = (id: number, kind: 'footnote' | 'endnote' = 'footnote') =>
  `<w:r><w:rPr><w:rStyle w:val="Footnote"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`
/** A note as Word has it: its own number first, then a space. */
const noteText = (id: number, inside: string, kind = 'footnote') =>
  `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${run(' ')}${inside}</w:p></w:${kind}>`
const separators =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
const cell = (inside: string, more = '') =>
  `<w:tc><w:tcPr>${more}</w:tcPr>${inside.startsWith('<w:p') || inside.startsWith('<w:tbl') ? inside : paragraph(inside)}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const headerRow = (...cells: string[]) => `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
const inserted = (inside: string) => `<w:ins w:id="91" w:author="M" w:date="2026-11-01T10:00:00Z">${inside}</w:ins>`
const deleted = (words: string) =>
  `<w:del w:id="92" w:author="M" w:date="2026-11-01T10:00:00Z"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
const textBox = (inside: string) =>
  `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="p"><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

/** Eight documents of our own, as Word and LibreOffice write them; two that LibreOffice wrote are in testing/inputs/files. */
export const wordDocuments: readonly WordDocument[] = [
  {
    name: 'lists in lists, that go on, and begin anew',
    bytes: () =>
      docxOf({
        body: [
          paragraph('What to bring:'),
          item(1, 0, 'boots'),
          item(1, 1, 'rubber'),
          item(1, 1, 'or leather'),
          item(1, 0, 'a coat'),
          paragraph('And, later on:'),
          item(1, 0, 'a lamp'),
          item(3, 0, 'first again'),
          item(3, 0, 'second again'),
          item(2, 0, 'a bullet'),
          item(2, 1, 'a bullet in it'),
          paragraph('That is all.'),
        ].join(''),
      }),
    headline: '',
    text: [
      ...['What to bring:', 'boots', 'rubber', 'or leather', 'a coat', 'And, later on:', 'a lamp'],
      ...['first again', 'second again', 'a bullet', 'a bullet in it', 'That is all.'],
    ],
    structure: [
      '<ol><li>boots<ol><li>rubber</li><li>or leather</li></ol></li><li>a coat</li></ol>And, later on:<ol start="3"><li>a lamp</li></ol>',
      '<ol><li>first again</li><li>second again</li></ol><ul><li>a bullet<ul><li>a bullet in it</li></ul></li></ul>That is all.',
    ],
    losses: [],
  },
  {
    name: 'footnotes and endnotes, with bold words, a link, and two paragraphs',
    bytes: () =>
      docxOf({
        body: [
          paragraph(`${run('The quay')}${note(2)}${run(' was built in 1908')}${note(3)}${run('.')}`),
          item(2, 0, 'in a list').replace('</w:p>', `${note(4)}</w:p>`),
          paragraph(`${run('And rebuilt.')}${note(2, 'endnote')}`),
        ].join(''),
        relationships: relate('e', 'endnotes', 'endnotes.xml'),
        parts: {
          'word/footnotes.xml': wordPartOf(
            'footnotes',
            `${separators}${noteText(2, run('The eastern one.'))}${noteText(3, `${run('See ')}${run('the register', '<w:b/>')}${run(', p. 4: ')}${linkTo('h', run('the archive'))}`)}<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r>${run(' First.')}</w:p>${paragraph('Second.')}</w:footnote>`,
          ),
          'word/_rels/footnotes.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${outside('h', 'https://archive.example/1908')}</Relationships>`,
          'word/endnotes.xml': wordPartOf('endnotes', noteText(2, run('In 1951.'), 'endnote')),
        },
      }),
    headline: '',
    text: [
      'The quay [The eastern one.] was built in 1908 [See the register, p. 4: the archive (https://archive.example/1908)].',
      'in a list [First. Second.]',
      'And rebuilt. [In 1951.]',
    ],
    structure: [
      'The quay<sup data-note="The eastern one.">[1]</sup> was built',
      '<ul><li>in a list<sup data-note="First.\nSecond.">[3]</sup></li></ul>',
      '<sup data-note="In 1951.">[4]</sup><section data-notes="">',
    ],
    losses: [],
  },
  {
    name: 'tracked changes in words, lists and tables, and comments',
    bytes: () =>
      docxOf({
        body: [
          paragraph(`${run('The bridge is ')}${deleted('shut')}${inserted(run('open'))}${run('.')}<w:commentRangeStart w:id="0"/>`),
          `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:ins w:id="95"/></w:rPr></w:pPr>${inserted(run('a new item'))}</w:p>`,
          item(1, 0, 'an old item'),
          paragraph(`${run('Moved words: ')}<w:moveTo w:id="7">${run('here')}</w:moveTo>${run('.')}`),
          paragraph(`<w:moveFrom w:id="8">${run('secret place')}</w:moveFrom>${run('Stays.')}`),
          table(row(cell('Year'), cell(paragraph(`${deleted('1')}${inserted(run('2'))}`)))),
          paragraph(
            `${run('The end.', '<w:b/><w:rPrChange w:id="9"><w:rPr><w:i/></w:rPr></w:rPrChange>')}<w:r><w:commentReference w:id="0"/></w:r>`,
          ),
        ].join(''),
        parts: {
          'word/comments.xml': wordPartOf(
            'comments',
            `<w:comment w:id="0" w:author="M">${paragraph('Is it?')}</w:comment><w:comment w:id="1" w:author="O">${paragraph('It is.')}</w:comment>`,
          ),
        },
      }),
    headline: '',
    text: ['The bridge is open.', 'a new item', 'an old item', 'Moved words: here.', 'Stays.', 'Year', '2', 'The end.'],
    structure: ['<ol><li>a new item</li><li>an old item</li></ol>', '<td>2</td>', '<strong>The end.</strong>'],
    losses: [/^tracked changes were accepted: 4 insertions, 2 deletions, 1 move$/, /^2 comments were left out: “Is it\?”, “It is.”$/],
  },
  {
    name: 'merged cells, a header row, a list and a table in a cell',
    bytes: () =>
      docxOf({
        body: [
          makeStyled('Caption', 'Ships by year'),
          table(
            headerRow(cell('Year'), cell('Ships', '<w:gridSpan w:val="2"/>')),
            row(cell('2025', '<w:vMerge w:val="restart"/>'), cell('steam'), cell('4')),
            row(cell('', '<w:vMerge/>'), cell('sail'), cell('5')),
            row(cell('2026'), cell(item(2, 0, 'steam') + item(2, 0, 'sail')), cell(table(row(cell('1'), cell('2'))) + paragraph(''))),
          ),
          paragraph('After it.'),
        ].join(''),
      }),
    headline: '',
    text: ['Ships by year', 'Year', 'Ships', '2025', 'steam', '4', 'sail', '5', '2026', 'steam', 'sail', '1', '2', 'After it.'],
    structure: [
      '<figcaption>Ships by year</figcaption>',
      '<tr><th>Year</th><th colspan="2">Ships</th></tr><tr><td rowspan="2">2025</td><td>steam</td><td>4</td></tr><tr><td>sail</td><td>5</td></tr>',
      '<td>steamsail</td><td>12</td>',
    ],
    losses: [/list inside a cell|table inside a cell|inside/, /inside/],
  },
  {
    name: 'pictures: with a caption, in a line, in a cell, missing, and elsewhere',
    bytes: (picture) =>
      docxOf({
        body: [
          paragraph(drawing('p1', 'A quay')),
          makeStyled('Caption', 'The quay at noon'),
          paragraph(`${run('Words before ')}${drawing('p1', 'Again')}${run('and after.')}`),
          table(row(cell('Left'), cell(paragraph(drawing('p1', 'In a cell'))))),
          paragraph(drawing('p2', 'Not there')),
          paragraph(`${run('Elsewhere.')}${drawing('p3', 'Outside', 'link')}`),
        ].join(''),
        relationships: `${relate('p1', 'image', 'media/image1.png')}${relate('p2', 'image', 'media/image2.png')}${relate('p3', 'image', 'https://pictures.example/a.png', ' TargetMode="External"')}`,
        parts: { 'word/media/image1.png': picture },
      }),
    headline: '',
    text: ['Words before', 'and after.', 'Left', 'Elsewhere.'],
    structure: ['alt="A quay"/><figcaption>The quay at noon</figcaption>', 'alt="Again"', 'alt="In a cell"'],
    losses: [
      /picture inside a (?:cell|table)/,
      /https:\/\/pictures\.example\/a\.png.*was not fetched/,
      /^picture without an address: its file is not in the document$/,
    ],
    pictures: 1,
  },
  {
    name: 'headings of four levels, and links with spaces, to mail, within, and by fields',
    bytes: () =>
      docxOf({
        body: [
          makeStyled('Title', 'A harbour for ships'),
          makeStyled('Heading1', 'What is new'),
          paragraph(`${run('Read ')}${linkTo('a', run('the plan'))}${run(' or ')}${linkTo('b', run('write'))}${run('.')}`),
          makeStyled('Heading2', 'In short'),
          paragraph(
            `${run('See ')}<w:hyperlink w:anchor="_Toc1">${run('below')}</w:hyperlink>${run(' and ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/field" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('a field')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('.')}`,
          ),
          makeStyled('Own', 'Of its own style'),
          paragraph(`${run('Not ')}${linkTo('c', run('this'))}${run('.')}`),
        ].join(''),
        relationships:
          outside('a', 'https://example.org/the plan 2026.pdf') +
          outside('b', 'mailto:desk@example.org') +
          outside('c', 'file:///C:/Users/me/secret.docx'),
      }),
    headline: 'A harbour for ships',
    text: ['What is new', 'Read the plan or write.', 'In short', 'See below and a field.', 'Of its own style', 'Not this.'],
    structure: [
      '<h2>What is new</h2>Read <a href="https://example.org/the%20plan%202026.pdf">the plan</a> or <a href="mailto:desk@example.org">write</a>.<h3>In short</h3>',
      '<a href="https://example.org/field">a field</a>',
      '<h3>Of its own style</h3>Not this.',
    ],
    losses: [/link to “file:/],
  },
  {
    name: 'text boxes, content controls, symbols, breaks, and headers and footers of pages',
    bytes: () =>
      docxOf({
        body: [
          paragraph(`${run('Before the box.')}${textBox(paragraph('In the box.'))}`),
          `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('In a control.')}</w:sdtContent></w:sdt>`,
          paragraph(
            `${run('One')}<w:r><w:br/></w:r>${run('two')}<w:r><w:noBreakHyphen/></w:r>${run('three')}<w:r><w:tab/></w:r>${run('four')}`,
          ),
          paragraph('<w:r><w:br w:type="page"/></w:r>'),
          paragraph(
            `${run('10')}${run('6', '<w:vertAlign w:val="superscript"/>')}${run(' of ')}${run('hidden ', '<w:vanish/>')}${run('CO')}${run('2', '<w:vertAlign w:val="subscript"/>')}`,
          ),
          paragraph(`${run('Struck', '<w:strike/>')}${run(' and underlined', '<w:u w:val="single"/>')}`),
        ].join(''),
        parts: {
          'word/header1.xml': wordPartOf('hdr', paragraph('Confidential')),
          'word/footer1.xml': wordPartOf('ftr', paragraph('Page 1 of 2')),
        },
      }),
    headline: '',
    text: ['Before the box.', 'In the box.', 'In a control.', 'One', 'two‑three four', '10⁶ of CO₂', 'Struck and underlined'],
    structure: ['One<br/>two‑three four', '10<sup>6</sup> of CO<sub>2</sub>', '<s data-strikethrough="">Struck</s> and underlined'],
    losses: [/^the header of the pages “Confidential”/, /^the footer of the pages “Page 1 of 2”/, /hidden/, /underlin/],
  },
  {
    name: 'Ukrainian and Arabic, in runs that were cut by the spelling',
    bytes: () =>
      docxOf({
        body: [
          makeStyled('Title', 'Міст відкрито'),
          paragraph(
            `${run('Міст че')}<w:proofErr w:type="spellStart"/>${run('рез ')}<w:bookmarkStart w:id="1" w:name="x"/>${run('Дніпро', '<w:b/>')}<w:bookmarkEnd w:id="1"/>${run(' відкрито: «їдьте», — каже мер')}${note(2)}${run('.')}`,
          ),
          paragraph(`${run('الجسر مفتوح', '<w:rtl/>')}${run(' ١٩٠٨', '<w:rtl/>')}`, '<w:bidi/>'),
          item(1, 0, 'один'),
          item(1, 0, 'два'),
          makeStyled('Quote', '«Ґанок, єдність, їжак, м’яч»'),
        ].join(''),
        parts: { 'word/footnotes.xml': wordPartOf('footnotes', `${separators}${noteText(2, run('Зі слів мера, 2 листопада.'))}`) },
      }),
    headline: 'Міст відкрито',
    text: [
      'Міст через Дніпро відкрито: «їдьте», — каже мер [Зі слів мера, 2 листопада.].',
      'الجسر مفتوح ١٩٠٨',
      'один',
      'два',
      '«Ґанок, єдність, їжак, м’яч»',
    ],
    structure: [
      'Міст через <strong>Дніпро</strong> відкрито',
      '<ol><li>один</li><li>два</li></ol><blockquote>«Ґанок, єдність, їжак, м’яч»</blockquote>',
      '<sup data-note="Зі слів мера, 2 листопада.">[1]</sup>.',
    ],
    losses: [],
  },
]
