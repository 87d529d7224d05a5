import { expect, test } from 'vitest'
import { tsquery, wordsOf } from './query.ts'

test.each([
  ['Kharkiv  tram, 2026!', ['Kharkiv', 'tram', '2026']],
  ['об’єднання обʼєкт', ["об'єднання", "об'єкт"]],
  [`'); drop table people; --`, ['drop', 'table', 'people']],
  ['!!! & | :*', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('a question is never longer than its first twelve words', () => {
  expect(wordsOf('a '.repeat(500))).toHaveLength(12)
})

test('English words are left to the dictionary; Ukrainian ones match whatever their ending', () => {
  const asked = (...words: Parameters<typeof tsquery>) => tsquery(...words).replaceAll('\ue002', '"')
  expect(asked(['trams', "o'clock"], 'en')).toBe(`"trams" & "o'clock"`)
  expect(asked(['трамваї', 'рік', "об'єднання"], 'uk')).toBe(`"трамв":* & "рік":* & "об'єдна":*`)
})
