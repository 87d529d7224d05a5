import { expect, test } from 'vitest'
import { Losses } from './losses.ts'
import { markdownToHtml } from './markdown-html.ts'

function read(text: string) {
  const losses = new Losses()
  return { html: markdownToHtml(text, losses), losses: losses.list() }
}
const rates = ['| year | rate |', '| ---- | :--: |', '| 2019 | *22* % |']

test('a table is rows of cells, with what stands before and after it, and its cells are Markdown', () => {
  const { html, losses } = read(['Before', ...rates, '', 'After'].join('\n'))
  expect(html.replaceAll('\n', '')).toBe(
    '<p>Before</p><table><thead><tr><th>year</th><th>rate</th></tr></thead><tbody><tr><td>2019</td><td><em>22</em> %</td></tr></tbody></table><p>After</p>',
  )
  expect(losses).toEqual([])
})

test.each([
  [
    'without bars at its edges',
    'a | b\n--- | ---\nc | d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'with a bar in a cell',
    '| a | b |\n|---|---|\n| c \\| d | e |',
    [
      ['a', 'b'],
      ['c | d', 'e'],
    ],
  ],
  [
    'with rows too short and too long',
    '| a | b |\n|---|---|\n| c |\n| d | e | f |',
    [
      ['a', 'b'],
      ['c', ''],
      ['d', 'e'],
    ],
  ],
  [
    'with cells that would be lists or headings',
    '| a | b |\n|---|---|\n| - | # 1 |',
    [
      ['a', 'b'],
      ['-', '# 1'],
    ],
  ],
  ['of its head alone', '| a |\n|---|', [['a']]],
])('a table %s', (_name, text, cells) => {
  const rows = [...read(text).html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[hd]>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell),
  )
  expect(rows).toEqual(cells)
})

test.each([
  ['a line of bars under another number of cells', '| a | b |\n|---|'],
  ['bars without a line', 'a | b\nc | d'],
  ['code', ['```', ...rates, '```'].join('\n')],
  ['a quotation', rates.map((line) => `> ${line}`).join('\n')],
  ['a list', ['- rates:', ...rates.map((line) => `  ${line}`)].join('\n')],
])('%s is no table, and loses no word', (_name, text) => {
  const { html } = read(text)
  expect(html).not.toContain('<table')
  expect(html.replace(/<[^>]*>/g, '').match(/[a-z0-9]+/g)).toEqual(text.replaceAll('```', '').match(/[a-z0-9]+/g))
})

test('a table inside a list or quotation, and one with too many cells, is named', () => {
  expect(read(rates.map((line) => `> ${line}`).join('\n')).losses).toEqual(['a table of Markdown stayed words: CommonMark has none'])
  const table = (rows: number) => ['| a '.repeat(100), '|---'.repeat(100), ...Array(rows).fill('| b '.repeat(100)), '', ''].join('\n')
  const count = (text: string) => [read(text).html.split('<table').length - 1, read(text).losses.length]
  expect([count(table(120)), count(table(60) + table(60))], 'one alone, two together').toEqual([
    [0, 1],
    [1, 1],
  ])
})
