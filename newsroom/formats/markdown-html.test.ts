import { expect, test } from 'vitest'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { cpuTime } from '#testing/cpu-time.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'
import { markdownToHtml } from './markdown-html.ts'

const read = (...texts: string[]) => {
  const losses = new Losses()
  const html = texts.map((text) => markdownToHtml(text)).join('')
  return { html: documentToHtml(htmlToDocument(html, { losses, picture: () => 'none' })), losses: losses.list() }
}
/** Without the list of notes at the end. */
const textOf = (html: string) => html.replace(/<section data-notes="">.*<\/section>$/, '')
const cellsOf = (html: string) =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[hd]>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell?.replace(/^<p>|<\/p>$/g, '')),
  )
const rates = ['| year | rate |', '| ---- | ---- |', '| 2019 | *22* % |']

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
    'with a row too short',
    '| a | b |\n|---|---|\n| c |\n| d | e |',
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
  [
    'right under a line of text, with marks',
    ['Before', '', ...rates, '', 'After'].join('\n'),
    [
      ['year', 'rate'],
      ['2019', '<em>22</em> %'],
    ],
  ],
])('a table %s', (_name, text, cells) => {
  const { html, losses } = read(text)
  expect(cellsOf(html)).toEqual(cells)
  expect(losses).toEqual([])
})

test.each([
  ['a line of bars under another number of cells', '| a | b |\n|---|'],
  ['bars without a line', 'a | b\nc | d'],
  ['code', ['```', ...rates, '```'].join('\n')],
])('%s is no table, and loses no word', (_name, text) => {
  const { html } = read(text)
  expect(html).not.toContain('<table')
  expect(html.replace(/<[^>]*>/g, '').match(/[a-z0-9]+/g)).toEqual(text.replaceAll('```', '').match(/[a-z0-9]+/g))
})

test('a table in a quotation loses no word', () => {
  const { html, losses } = read(rates.map((line) => `> ${line}`).join('\n'))
  expect(html.replace(/<[^>]*>/g, ' ').match(/[a-z0-9]+/g)).toEqual(['year', 'rate', '2019', '22'])
  expect(losses).not.toEqual([])
})

test('a footnote stands at its number, at both when two lead to it', () => {
  const { html, losses } = read(
    'The tide[^1] rose[^log], and fell[^1].\n\n[^1]: Port *log*.\n[^log]: See [page 4](https://port.example/4).',
  )
  const [port, page] = ['Port log.', 'See page 4 (https://port.example/4).'].map(
    (words) => (number: number) => `<sup data-note="${words}">[${number}]</sup>`,
  )
  expect(textOf(html)).toBe(`<p>The tide${port?.(1)} rose${page?.(2)}, and fell${port?.(3)}.</p>`)
  expect(losses).toEqual([])
})

test('two texts of one post each have their own first note', () => {
  const { html } = read('One[^1].\n\n[^1]: First.', 'Two[^1].\n\n[^1]: Second.')
  expect(textOf(html)).toBe('<p>One<sup data-note="First.">[1]</sup>.</p><p>Two<sup data-note="Second.">[2]</sup>.</p>')
})

test('a note that no number leads to, a second one of its name and a number without a note lose no word', () => {
  const { html } = read('One[^1], two[^2].\n\n[^1]: First.\n\n[^1]: Again.\n\n[^3]: Alone.')
  expect(textOf(html)).toBe('<p>One<sup data-note="First.">[1]</sup>, two[^2].</p><p>Alone.</p><p>Again.</p>')
})

test('struck words are kept, as whoever wrote them meant', () => {
  expect(read('The ~~old~~ quay, ~one~ and a ~ b').html).toBe('<p>The <s data-strikethrough="">old</s> quay, ~one~ and a ~ b</p>')
})

test('thousands of cells, notes and tildes cost little', () => {
  const many = Array.from({ length: 3000 }, (_, at) => at)
  for (const text of [
    `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(5000)}`,
    `${'| a '.repeat(5000)}|\n${'|---'.repeat(5000)}|\n${'| c '.repeat(5000)}|\n`,
    `${many.map((at) => `a[^${at}]`).join(' ')}\n\n${many.map((at) => `[^${at}]: b`).join('\n')}`,
    '[^'.repeat(20_000),
    '~~a '.repeat(20_000),
  ])
    expect(
      cpuTime(() => markdownToHtml(text)),
      text.slice(0, 20),
    ).toBeLessThan(4000)
})
