import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { languages } from '#lib/languages.ts'
import { seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { searchStories } from './search-stories.ts'

/** Short ones of our own, of the kinds that lists of hostile strings have. */
const own = [
  ...[
    "'); drop table people; --",
    `"`,
    `""`,
    `'`,
    '\\',
    '\\\\',
    '%',
    '_',
    '{}',
    '{"a"}',
    '~',
    '~a',
    '&',
    '|',
    '!',
    ':*',
    '<->',
    '()',
    '$1',
    '$$',
  ],
  ...[
    '\u0000',
    '\ud800',
    '\udfff',
    '\ufffe',
    '\u202e',
    '\u0301',
    '\u00ad',
    '\u200b',
    '\ufeff',
    '𝕳𝖆𝖗',
    'ﷺ',
    '👩‍👩‍👧',
    'ŉ',
    'İ',
    'ß',
    '٣',
    '中文',
    'ไทย',
  ],
  ...[
    '-',
    '--',
    '-"',
    '"-"',
    '-\u0000',
    '1e999',
    '-1e5',
    '0x1F',
    '1/0',
    'NaN',
    'null',
    '../../etc/passwd',
    '<script>',
    'http://a/?b#c',
    'a@b',
    'a'.repeat(500),
  ],
]
const shared = '../shared/data/hostile/blns.json'
const everyFourth = (list: string[]) => list.filter((_, place) => place % 4 === 0)
const strings: string[] = existsSync(shared) ? [...own, ...everyFourth(JSON.parse(readFileSync(shared, 'utf8')))] : own

beforeAll(async () => {
  const seeded = await seedCast()
  for (const language of languages) await liveStory(seeded, { slug: `hostile-${language}`, at: new Date(), language })
})

const isAnswered = async (text: string, language: (typeof languages)[number], after: string | null = null) => {
  const answers = await searchStories({ text, language }, 'UTC', after)
  expect(Array.isArray(answers.stories)).toBe(true)
}

test(`no string makes search fail${strings === own ? ' (the shared list is not there: only our own were tried)' : ''}`, async () => {
  for (const [place, text] of strings.entries()) await isAnswered(text, place % 2 ? 'en' : 'uk')
})

test('no words put together make it fail, nor do made-up places in the list', async () => {
  const piece = fc.constantFrom(...own, 'harbour', 'порт', 'the', ' ', '"', '-', "'s")
  const after = fc.constantFrom(
    null,
    'all_0.x',
    'any_-999999999999999.00000000-0000-0000-0000-000000000000',
    'all_1.00000000-0000-0000-0000-000000000000_1.5_00000000-0000-0000-0000-000000000000',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.constantFrom(...languages), after, async (pieces, language, place) => {
      await isAnswered(pieces.join(' '), language, place)
    }),
    { numRuns: 60 },
  )
})
