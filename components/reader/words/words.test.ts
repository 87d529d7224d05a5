import { describe, expect, test } from 'vitest'
import { paperWords as en } from '#lib/languages/en/paper-words.ts'
import { languages } from '#lib/languages.ts'
import { paperWords } from '#lib/paper-words.ts'
import { wordsIn } from './words.ts'

const keys = Object.keys(en) as (keyof typeof en)[]
const valuesOf = (message: string) => [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ''))].sort()

describe.each(languages)('%s', (language) => {
  test('has every message', () => {
    expect(Object.keys(paperWords[language]).sort()).toEqual([...keys].sort())
  })

  test('uses the same values in every message as English', () => {
    for (const key of keys) expect([key, valuesOf(paperWords[language][key])]).toEqual([key, valuesOf(en[key])])
  })

  test('can format every message, with the plural of every number', () => {
    for (const key of keys)
      for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 1000]) {
        const values = Object.fromEntries(valuesOf(paperWords[language][key]).map((name) => [name, name === 'count' ? count : 'something']))
        expect(wordsIn(language)(key, values)).not.toContain('{')
      }
  })
})

test.each([
  [1, '1 хвилина читання'],
  [2, '2 хвилини читання'],
  [5, '5 хвилин читання'],
  [11, '11 хвилин читання'],
  [21, '21 хвилина читання'],
  [23, '23 хвилини читання'],
])('Ukrainian counts %i as it should', (count, expected) => {
  expect(wordsIn('uk')('minutes', { count })).toBe(expected)
})

test('English says “1 min read” and “2 min read”', () => {
  expect([1, 2].map((count) => wordsIn('en')('minutes', { count }))).toEqual(['1 min read', '2 min read'])
})

test('the number of hits is exact, or "more than" the counted ones', () => {
  expect([1, 2, 1000].map((count) => wordsIn('en')('storiesFound', { count }))).toEqual(['1 story', '2 stories', '1,000 stories'])
  expect([1, 2, 5, 21].map((count) => wordsIn('uk')('storiesFound', { count }))).toEqual([
    '1 публікація',
    '2 публікації',
    '5 публікацій',
    '21 публікація',
  ])
  expect(wordsIn('en')('manyFound', { count: 1000 })).toBe('More than 1,000 stories')
  expect(wordsIn('uk')('manyFound', { count: 1000 })).toMatch(/^Понад 1\s000 публікацій$/)
})
