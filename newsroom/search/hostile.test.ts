import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { languages } from '#lib/languages.ts'
import { seedCast } from '#testing/cast.ts'
import { hostileStrings, hostileWords } from '#testing/inputs/hostile.ts'
import { sharedText } from '#testing/inputs.ts'
import { liveStory } from '#testing/live-story.ts'
import { searchStories } from './search-stories.ts'

const naughty: string[] = JSON.parse(sharedText('hostile/blns.json') ?? '[]')
const strings = [...hostileStrings, ...naughty.filter((_, place) => place % 4 === 0)]

beforeAll(async () => {
  const seeded = await seedCast()
  for (const language of languages) await liveStory(seeded, { slug: `hostile-${language}`, at: new Date(), language })
})

const isAnswered = async (text: string, language: (typeof languages)[number], after: string | null = null) => {
  const answers = await searchStories({ text, language }, 'UTC', after)
  expect(Array.isArray(answers.stories)).toBe(true)
}

test('no string makes search fail', async () => {
  for (const [place, text] of strings.entries()) await isAnswered(text, place % 2 ? 'en' : 'uk')
})

test('no combination of words makes it fail, nor do invented cursors', async () => {
  const piece = fc.constantFrom(...hostileWords, 'harbour', 'порт', 'the', ' ', '"', '-', "'s")
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
