import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import type { HtmlReading } from './html-reading.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'

function read(html: string, given: Partial<HtmlReading> = {}) {
  const losses = new Losses()
  return { document: htmlToDocument(html, { losses, picture: () => 'no file', ...given }), losses: losses.list() }
}
/** The words, those of another language as “fr[mot]”, abbreviations as “=full form[words]”. */
const shape = ({ text = '', content = [], marks = [] }: DocumentNode): string =>
  marks.reduce(
    (inner, { type, attrs }) =>
      type === 'language' ? `${attrs?.code}[${inner}]` : type === 'abbreviation' ? `=${attrs?.title}[${inner}]` : inner,
    text + content.map(shape).join(''),
  )
const readShape = (html: string, given?: Partial<HtmlReading>) => read(html, given).document.content.map(shape).join(' ')

test.each<[string, string, Partial<HtmlReading>, string]>([
  ['a word of another language', '<p>The <i lang="fr">mot</i> of the day</p>', { language: 'en' }, 'The fr[mot] of the day'],
  ['its region is kept', '<p>A <span lang="pt-BR">palavra</span></p>', {}, 'A pt-BR[palavra]'],
  ['the language of the story is none', '<p>A <span lang="en-GB">word</span></p>', { language: 'en' }, 'A word'],
  ['a block of another language', '<p lang="uk">Слово</p><p>word</p>', { language: 'en' }, 'uk[Слово] word'],
  ['the language of the whole page is none', '<div lang="fr"><p>mot</p></div>', {}, 'mot'],
  ['words within it that are of the story again', '<p lang="fr">mot <span lang="en">word</span></p>', { language: 'en' }, 'fr[mot ]word'],
  [
    'a page says its language',
    '<p><span lang="uk-UA">слово</span> <span lang="de">Wort</span></p>',
    { pageLanguage: 'uk' },
    'слово de[Wort]',
  ],
  ['Word writes one on every piece', '<p><span lang=EN-US>word</span></p>', { isTyped: true }, 'word'],
  ['what is no language', '<p><span lang="x&quot;onload">word</span> <span lang="">a</span></p>', {}, 'word a'],
  ['an abbreviation', '<p>The <abbr title=" Atomic  Agency ">IAEA</abbr></p>', {}, 'The =Atomic Agency[IAEA]'],
  ['an older element for it', '<acronym title="Atomic Agency">IAEA</acronym>', {}, '=Atomic Agency[IAEA]'],
  ['one that says nothing', '<p><abbr>IAEA</abbr> <abbr title="">UN</abbr></p>', {}, 'IAEA UN'],
])('%s', (_, html, given, expected) => {
  expect(readShape(html, given)).toBe(expected)
})

test('what an abbreviation stands for is named as lost where it is too long', () => {
  const { document, losses } = read(`<p><abbr title="${'long '.repeat(60)}">L</abbr></p>`)
  expect(document.content.map(shape)).toEqual(['L'])
  expect(losses.join()).toContain('the explanation of “L”')
})

test('what we write is read as it was', () => {
  const { document } = read(
    '<p><a href="https://example.org/">the <abbr title="A &amp; &quot;B&quot;">AB</abbr></a> <span lang="uk">слово</span></p>',
  )
  const html = documentToHtml(document)
  expect(html).toContain('<span lang="uk">слово</span>')
  expect(read(html).document).toEqual(document)
})
