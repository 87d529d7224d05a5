import { expect, test } from 'vitest'
import { languages } from '#lib/languages.ts'
import { en } from './en.ts'
import { uk } from './uk.ts'
import { wordsIn } from './words.ts'

test('both languages have the same words', () => {
  expect(Object.keys(uk).sort()).toEqual(Object.keys(en).sort())
})

test('every word takes the same values in both languages', () => {
  const values = (message: string) => [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort()
  for (const key of Object.keys(en) as (keyof typeof en)[]) expect([key, values(uk[key])]).toEqual([key, values(en[key])])
})

test('every word can be said', () => {
  for (const language of languages)
    for (const [key, message] of Object.entries({ en, uk }[language]) as [keyof typeof en, string][]) {
      const values = Object.fromEntries(
        [...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => [name, name === 'count' ? 3 : 'something']),
      )
      expect(wordsIn(language)(key, values)).not.toContain('{')
    }
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

test('the number of hits is said exactly or as more than what was counted', () => {
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
