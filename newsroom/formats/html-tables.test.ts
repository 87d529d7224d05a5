import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'

const read = (html: string) => htmlToDocument(html, { losses: new Losses(), picture: () => 'no file' })
const wordsOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(wordsOf).join('')
/** The rows of the table: headings in brackets, with the alignment of each cell. */
const shape = (html: string) =>
  (read(html).content.find(({ type }) => type === 'table')?.content ?? []).map((row) =>
    (row.content ?? [])
      .map((cell) => {
        const to = cell.content?.[0]?.marks?.[0]?.attrs?.to
        const words = cell.type === 'tableHeader' ? `[${wordsOf(cell)}]` : wordsOf(cell)
        return to ? `${words}:${to}` : words
      })
      .join(' '),
  )
const tableOf = (...rows: string[]) => `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`

test.each<[string, string, string[]]>([
  [
    'a style',
    tableOf('<td>a</td><td style="text-align:center">b</td>', '<td>c</td><td style="text-align: CENTER">d</td>'),
    ['a b:center', 'c d:center'],
  ],
  ['an attribute', tableOf('<td align=right>a</td>', '<td align="RIGHT">c</td>'), ['a:right', 'c:right']],
  ['its paragraph, as in Word', tableOf('<td><p align=center style="text-align:center">a</p></td>'), ['a:center']],
  ['the usual one of words', tableOf('<td align=left>a</td>', '<td align=left>c</td>'), ['a', 'c']],
  ['the usual one of figures', tableOf('<td align=right>12</td>', '<td align=right>8</td>'), ['12', '8']],
  ['figures on the left, which is a choice', tableOf('<td align=left>12</td>', '<td align=left>8</td>'), ['12:left', '8:left']],
  ['cells that do not agree', tableOf('<td align=right>a</td>', '<td align=center>c</td>'), ['a', 'c']],
  ['empty cells, which say nothing', tableOf('<td align=right>a</td>', '<td></td>'), ['a:right', ':right']],
  ['what is none', tableOf('<td align=justify>a</td>', '<td style="text-align:url(x)">c</td>'), ['a', 'c']],
])('a column is aligned by %s', (_, html, expected) => {
  expect(shape(html)).toEqual(expected)
})

test('what we write of a table is read as it was', () => {
  const html = tableOf('<td align=center>a</td><td>1</td>', '<td align=center>c</td><td>2</td>')
  const { content } = read(html)
  const written = documentToHtml({ type: 'doc', content })
  expect(written).toContain('<td style="text-align:center"><p data-aligned="center">a</p></td>')
  expect(read(written).content).toEqual(content)
})
