import { expect, test } from 'vitest'
import { patternOf, type Query } from './pattern.ts'
import { searchTexts } from './search-texts.ts'

const plain: Query = { text: '', isExact: false, isWhole: false, isExpression: false }
const search = (text: string, query: Partial<Query> & { text: string }) =>
  searchTexts([text], patternOf({ ...plain, ...query })).map(({ from, to }) => text.slice(from, to))

test.each([
  ['bridge', 'The Bridge and the bridges', ['Bridge', 'bridge']],
  ['ПОВІНЬ', 'Повінь і повінь', ['Повінь', 'повінь']],
  ["п'ять", "п’ять, пʼять, п'ять", ['п’ять', 'пʼять', "п'ять"]],
  ['п’ять', "п'ять", ["п'ять"]],
  ['№ 5', 'школа №\u00a05', ['№\u00a05']],
  ['№\u00a05', 'школа № 5', ['№ 5']],
  ['повінь', 'по\u00adвінь', ['по\u00adвінь']],
  ['"так"', 'Сказав: «так».', ['«так»']],
  ['e-mail', 'e\u2011mail', ['e\u2011mail']],
  ['a.c', 'abc a.c', ['a.c']],
  ['(1)', 'one (1)', ['(1)']],
  ['/', 'and/or', ['/']],
  ['💧', 'water 💧', ['💧']],
  ['nothing', 'words', []],
])('“%s” in “%s” finds %o', (text, inText, found) => {
  expect(search(inText, { text })).toEqual(found)
})

test('with its case it is found only as it is written', () => {
  expect(search('Bridge bridge', { text: 'bridge', isExact: true })).toEqual(['bridge'])
})

test.each([
  ['art', 'art, start, arts, Art', ['art', 'Art']],
  ['John', 'John’s and Johnson', ['John']],
  // An apostrophe does not end a Ukrainian word.
  ['п', 'п’ять п', ['п']],
  ['ять', 'п’ять', []],
  ['п’ять', 'п’ять', ['п’ять']],
  ['повені', '«повені»', ['повені']],
])('“%s” as a whole word in “%s” is %o', (text, inText, found) => {
  expect(search(inText, { text, isWhole: true })).toEqual(found)
})

test.each([
  ['\\d+', '3 and 14', ['3', '14']],
  ['^a', 'a\na', ['a', 'a']],
  ['a*', 'baa', ['aa']],
  ['[а-яі]+', 'Повінь', ['Повінь']],
  ['(a|b)+', 'abba c', ['abba']],
])('the expression %s in “%s” finds %o', (text, inText, found) => {
  expect(search(inText, { text, isExpression: true })).toEqual(found)
})

test('a whole expression is between the borders of words, whatever it consists of', () => {
  expect(search('ab b abc', { text: 'ab|b', isExpression: true, isWhole: true })).toEqual(['ab', 'b'])
})

test.each(['(', '[a', 'a{2,1}', 'a)(b', '\\'])('“%s” is no expression', (text) => {
  expect(() => patternOf({ ...plain, text, isExpression: true, isWhole: true })).toThrow(SyntaxError)
})
