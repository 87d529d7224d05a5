import { DOMParser as PageParser } from 'linkedom'
import { expect, test } from 'vitest'
import { storyHtmlOf } from '#components/editor/extensions/paste/reading/story-html.ts'
import { rowsOf } from './paste-cells.ts'

test.each<[string, string[][] | null]>([
  [
    'Port\tTons\nOdesa\t1 204\n',
    [
      ['Port', 'Tons'],
      ['Odesa', '1 204'],
    ],
  ],
  [
    'Port\tTons\r\nOdesa\t1\r\n',
    [
      ['Port', 'Tons'],
      ['Odesa', '1'],
    ],
  ],
  ['a\tb', [['a', 'b']]],
  [
    'a\t"two\nlines, ""said"" he"\nc\td',
    [
      ['a', 'two\nlines, "said" he'],
      ['c', 'd'],
    ],
  ],
  [
    'a\t\nc\td',
    [
      ['a', ''],
      ['c', 'd'],
    ],
  ],
  [
    '"a" is quoted\tb\nc\td',
    [
      ['"a" is quoted', 'b'],
      ['c', 'd'],
    ],
  ],
  ['\tA first line that is indented.\nNo cells.', null],
  ['\tIndented.', null],
  ['a\tb\nc', null],
  ['words alone', null],
  ['', null],
  ['\t\t', null],
])('the cells of %j', (text, rows) => {
  expect(rowsOf(text)).toEqual(rows)
})

test('a large text is split at once, and a larger one stays words', () => {
  const before = process.cpuUsage()
  for (const piece of ['"', '"\t', '""\t', '\t', 'a\t"b\n']) rowsOf(piece.repeat(400_000 / piece.length))
  expect(process.cpuUsage(before).user).toBeLessThan(3_000_000)
  expect(rowsOf('a\tb\n'.repeat(200_000))).toBeNull()
})

const paste = (html: string) => storyHtmlOf(new PageParser().parseFromString(html, 'text/html') as unknown as Document).text // linkedom's own types

const excel = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15"><style><!--td {mso-style-parent:style0;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment--><col width=64 span=3 style='width:48pt'>
<tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=64>Port</td><td class=xl65 width=64>Tons</td></tr>
<tr height=20><td height=20>Odesa</td><td align=right x:num>1204</td></tr>
<tr height=20><td height=20>Reni</td><td align=right x:num>8</td></tr><!--EndFragment--></table></body></html>`
const sheets = `<html><head></head><body><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" dir="ltr"><colgroup><col width="100"/><col width="100"/></colgroup><tbody>
<tr><td style="overflow:hidden;vertical-align:bottom;">Port</td><td style="text-align:center;">Flag</td><td>Tons</td></tr>
<tr><td>Odesa</td><td style="text-align:center;">UA</td><td style="text-align:right;" data-sheets-value="{}">1 204</td></tr></tbody></table></google-sheets-html-origin></body></html>`
const numbers = `<html><head><meta name="Generator" content="Cocoa HTML Writer"><style type="text/css">td.td1 {border-style: solid}</style></head><body>
<table cellspacing="0" cellpadding="0" class="t1"><tbody><tr><td valign="top" class="td1"><p class="p1"><b>Port</b></p></td><td valign="top"><p class="p1"><b>Tons</b></p></td></tr>
<tr><td valign="top"><p class="p2">Odesa</p></td><td valign="top"><p class="p2">1204</p></td></tr></tbody></table></body></html>`

test('cells of Excel: the first row of words above figures is one of headings', () => {
  expect(paste(excel)).toBe(
    '<table><tbody><tr><th><p>Port</p></th><th><p>Tons</p></th></tr><tr><td><p>Odesa</p></td><td><p>1204</p></td></tr><tr><td><p>Reni</p></td><td><p>8</p></td></tr></tbody></table>',
  )
})

test('cells of Google Sheets keep the alignment that somebody chose', () => {
  expect(paste(sheets)).toBe(
    '<table><tbody><tr><th><p>Port</p></th><th style="text-align:center"><p data-aligned="center">Flag</p></th><th><p>Tons</p></th></tr>' +
      '<tr><td><p>Odesa</p></td><td style="text-align:center"><p data-aligned="center">UA</p></td><td><p>1 204</p></td></tr></tbody></table>',
  )
})

test('cells of Numbers', () => {
  expect(paste(numbers)).toBe(
    '<table><tbody><tr><th><p><strong>Port</strong></p></th><th><p><strong>Tons</strong></p></th></tr><tr><td><p>Odesa</p></td><td><p>1204</p></td></tr></tbody></table>',
  )
})

test('the cells of our own editor stay as they are, aligned or not', () => {
  const own = '<table><tbody><tr><td><p>a</p></td></tr><tr><td><div data-aligned="center"><p>b</p></div></td></tr></tbody></table>'
  expect(paste(`<html><body>${own}</body></html>`)).toBe(own)
})

test('a table of another page has no headings that it does not name', () => {
  expect(paste('<html><body><table><tr><td>Port</td></tr><tr><td>12</td></tr></table></body></html>')).not.toContain('<th')
})
