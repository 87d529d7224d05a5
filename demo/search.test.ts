import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { liveSearch } from '#db/schema/search.ts'
import { searchStories } from '#newsroom/search/search-stories.ts'
import { seedCast } from '#testing/cast.ts'
import { drawQuestions, type Text } from '#testing/grep.ts'
import { liveStory } from '#testing/live-story.ts'
import { type DemoLanguage, demoLanguages } from './languages.ts'
import { bodyOf } from './order.ts'
import { demoStories } from './stories/all.ts'

const made = 120
const texts: Record<DemoLanguage, Text[]> = { en: [], uk: [] }

/** What newspapers write besides words. */
const signs = (
  'U.S. J.P. AT&T R&D 3.5% 1987/88 1,500 1.5 $2.25 <MTRM.O> F-16 COVID-19 him/her and/or desk@harbour.example budget.xlsx ' +
  "https://www.harbour.example/tickets?day=3 O'Brien's Moscow’s won't co-op façade Łódź Zürich №5 ½ 10:30 24-25.11.2026 (in) [sic] the a of it C++ #42 @galley ﬁnal"
).split(' ')

beforeAll(async () => {
  const cast = await seedCast()
  const picture = () => ({ mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: '', caption: 'A caption of the demo', credit: '' })
  const names = {
    picture,
    attachment: () => '019aaaaa-0000-7000-8000-000000000000',
    story: () => '019aaaaa-0000-7000-8000-000000000000',
    address: () => '/news/x',
  }
  for (const story of demoStories)
    await liveStory(cast, { slug: story.key, at: new Date(1.79e12), language: story.language, body: bodyOf(story, names) })
  const words = demoStories.filter(({ language }) => language === 'en').flatMap(({ dek }) => dek.split(' '))
  for (let number = 0; number < made; number += 1) {
    const text = Array.from({ length: 30 }, (_, place) =>
      place % 3 === 0 ? signs[(number * 7 + place * 5) % signs.length] : words[(number * 31 + place * number) % words.length],
    ).join(' ')
    await liveStory(cast, {
      slug: `made-${number}`,
      at: new Date(1.79e12 + number * 1000),
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    })
  }
  const rows = await database()
    .select({ id: liveSearch.articleId, language: liveSearch.language, headline: liveSearch.headline, body: liveSearch.body })
    .from(liveSearch)
  for (const { id, language, headline, body } of rows) {
    const own = demoLanguages.find((one) => one === language)
    if (own) texts[own].push({ id, lines: [headline, 'A dek.', ...body.split('\n')] })
  }
}, 120_000)

test.each([
  ['en', 120],
  ['uk', 40],
] as const)(
  'what stands in stories (%s) is found by what stands there, as grep finds it: %i words and phrases',
  async (language, count) => {
    for (const { question, stands, isExact } of drawQuestions(texts[language], count)) {
      const found = new Set<string>()
      let after: string | null = null
      do {
        const answers = await searchStories({ text: question, language }, 'UTC', after)
        expect([question, answers.instead, answers.isAny]).toEqual([question, null, false])
        for (const { articleId } of answers.stories) found.add(articleId)
        after = answers.next
      } while (after)
      expect([question, [...stands].filter((id) => !found.has(id))]).toEqual([question, []])
      if (isExact) expect([question, [...found].filter((id) => !stands.has(id))]).toEqual([question, []])
    }
  },
  120_000,
)
