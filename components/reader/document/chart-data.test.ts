import { expect, test } from 'vitest'
import { chartData, numberIn } from './chart-data.ts'

test.each([
  ['1,204', 'en', 1204],
  ['1,204.5', 'en', 1204.5],
  ['3.5 %', 'en', 3.5],
  ['€12', 'en', 12],
  ['−3', 'en', -3],
  ['1 204,5 ₴', 'uk', 1204.5],
  ['9,1', 'uk', 9.1],
  ['9.1', 'uk', 9.1],
  ['1.204.300', 'de', 1204300],
  ['1.204', 'de', 1204],
  ['1.204', 'en', 1.204],
  ['yes', 'en', null],
  ['—', 'en', null],
] as const)('“%s” in %s is %d', (words, language, value) => {
  expect(numberIn(words, language)).toBe(value)
})

test('more series than can be told apart are no chart', () => {
  const table = (columns: number) => ({
    type: 'table',
    content: [0, 1].map(() => ({
      type: 'tableRow',
      content: Array.from({ length: columns }, () => ({
        type: 'tableCell',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: '1' }] }],
      })),
    })),
  })
  expect(chartData(table(5), 'en')?.series.length).toBe(4)
  expect(chartData(table(6), 'en')).toBeNull()
})
