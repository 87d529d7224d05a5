import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, writeQuestion } from './question.ts'

const show = (question: string) =>
  partsOf(question).map(({ text, isQuoted, isExcluded }) => `${isExcluded ? '-' : ''}${isQuoted ? `[${text}]` : text}`)

test.each([
  ['Kharkiv  tram, 2026!', ['Kharkiv', 'tram,', '2026!']],
  ['"old bridge" harbour', ['[old bridge]', 'harbour']],
  ['“old bridge” „новий міст“ «за́мок»', ['[old bridge]', '[новий міст]', '[за́мок]']],
  ['"old bridge', ['old', 'bridge']],
  ['wheat -corn -"old kind"', ['wheat', '-corn', '-[old kind]']],
  ['wheat − corn — F-16', ['wheat', 'corn', 'F-16']],
  ['-corn', ['corn']],
  ['!!! & | :* "" " "', []],
  ['har\u00adbour\u0000\u200b commissioners\ud800', ['harbour', 'commissioners\ufffd']],
])('the parts of %j are %j', (question, parts) => {
  expect(show(question)).toEqual(parts)
})

test('a query is cut after twelve parts, and parses to the same parts when written out', () => {
  expect(partsOf('a '.repeat(500))).toHaveLength(12)
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ї', '-', '"', '“', ' ', '.', "'", '9'), maxLength: 60 }), (question) => {
      const parts = partsOf(question)
      if (!parts.some(({ isExcluded }) => isExcluded)) expect(partsOf(writeQuestion(parts))).toEqual(parts)
    }),
  )
})
