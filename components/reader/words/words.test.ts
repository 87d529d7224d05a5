import { describe, expect, test } from 'vitest'
import { paperWords as en } from '#lib/languages/en/paper-words.ts'
import type { PaperWords } from '#lib/languages/language.ts'
import { type Language, languageFacts, languages } from '#lib/languages.ts'
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
    const { pluralCategories } = new Intl.PluralRules(languageFacts[language].locale).resolvedOptions()
    for (const key of keys) {
      const forms = [...paperWords[language][key].matchAll(/(zero|one|two|few|many|other) \{/g)].map(([, form]) => form).sort()
      if (forms.length > 0) expect([key, forms]).toEqual([key, [...pluralCategories].sort()])
      for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 1000]) {
        const values = Object.fromEntries(valuesOf(paperWords[language][key]).map((name) => [name, name === 'count' ? count : 'something']))
        expect(wordsIn(language)(key, values)).not.toContain('{')
      }
    }
  })
})

test.each<[Language, keyof PaperWords, Record<number, string>]>([
  [
    'uk',
    'minutes',
    {
      1: '1 хвилина читання',
      2: '2 хвилини читання',
      5: '5 хвилин читання',
      11: '11 хвилин читання',
      21: '21 хвилина читання',
      23: '23 хвилини читання',
    },
  ],
  ['pl', 'storiesFound', { 1: '1 artykuł', 2: '2 artykuły', 5: '5 artykułów', 12: '12 artykułów', 21: '21 artykułów', 22: '22 artykuły' }],
  ['pl', 'newStories', { 1: '1 nowy artykuł', 4: '4 nowe artykuły', 14: '14 nowych artykułów', 100: '100 nowych artykułów' }],
  ['pl', 'minutes', { 1: '1 minuta czytania', 3: '3 minuty czytania', 8: '8 minut czytania' }],
  ['cs', 'storiesFound', { 0: '0 článků', 1: '1 článek', 2: '2 články', 4: '4 články', 5: '5 článků', 21: '21 článků', 22: '22 článků' }],
  ['cs', 'newStories', { 1: '1 nový článek', 3: '3 nové články', 7: '7 nových článků' }],
  ['cs', 'minutes', { 1: '1 minuta čtení', 2: '2 minuty čtení', 6: '6 minut čtení' }],
  [
    'ro',
    'storiesFound',
    { 0: '0 articole', 1: '1 articol', 2: '2 articole', 19: '19 articole', 20: '20 de articole', 101: '101 articole' },
  ],
  ['ro', 'newStories', { 1: '1 știre nouă', 5: '5 știri noi', 34: '34 de știri noi' }],
  ['ro', 'showingMore', { 1: 'Încă o știre', 20: 'Încă 20 de știri' }],
  [
    'ar',
    'storiesFound',
    { 0: 'لا أخبار', 1: 'خبر واحد', 2: 'خبران', 3: '3 أخبار', 10: '10 أخبار', 11: '11 خبرا', 99: '99 خبرا', 100: '100 خبر' },
  ],
  ['ar', 'newStories', { 1: 'خبر جديد', 2: 'خبران جديدان', 7: '7 أخبار جديدة', 15: '15 خبرا جديدا', 102: '102 خبر جديد' }],
  ['ar', 'minutes', { 1: 'قراءة في دقيقة واحدة', 2: 'قراءة في دقيقتين', 4: 'قراءة في 4 دقائق', 12: 'قراءة في 12 دقيقة' }],
  ['ar', 'aboutAuthors', { 1: 'عن الكاتب', 2: 'عن الكاتبين', 3: 'عن الكتّاب' }],
  ['fr', 'storiesFound', { 0: '0 article', 1: '1 article', 2: '2 articles' }],
  ['de', 'storiesFound', { 0: '0 Artikel', 1: '1 Artikel', 2: '2 Artikel' }],
  ['tr', 'newStories', { 1: '1 yeni haber', 5: '5 yeni haber' }],
])('%s counts as it should: %s', (language, key, expected) => {
  for (const [count, words] of Object.entries(expected)) expect(wordsIn(language)(key, { count: Number(count) })).toBe(words)
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
