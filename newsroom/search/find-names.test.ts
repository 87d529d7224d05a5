import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Language } from '#lib/languages.ts'
import { seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { searchStories } from './search-stories.ts'

beforeAll(async () => {
  const cast = await seedCast()
  const [energy] = await database()
    .insert(topics)
    .values([
      { slug: 'energy', name: { en: 'Energy', uk: 'Енергетика' } },
      { slug: 'untold', name: { en: 'Energy saved' } },
    ])
    .returning({ id: topics.id })
  await database()
    .insert(sections)
    .values({ slug: 'economy', name: { en: 'Economy', uk: 'Економіка' } })
  await database()
    .insert(authors)
    .values({ slug: 'oksana-zavhorodnia', name: { en: 'Oksana Zavhorodnia', uk: 'Оксана Завгородня' } })
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The dam at Kharkiv holds.' }] }] }
  await liveStory(cast, { slug: 'one', at: new Date(), topicId: energy?.id ?? '', body })
  await liveStory(
    { ...cast, author: (await database().select().from(authors)).find(({ slug }) => slug.startsWith('oksana')) ?? cast.author },
    { slug: 'two', at: new Date(), body },
  )
  await liveStory(cast, { slug: 'tri', at: new Date(), language: 'uk' })
})

const names = async (text: string, language: Language = 'en') =>
  (await searchStories({ text, language }, 'UTC', null)).names.map(({ kind, slug }) => `${kind} ${slug}`)

test('authors, topics and sections are found by their names in either language and any form', async () => {
  expect(await names('Zavhorodnia')).toEqual(['author oksana-zavhorodnia'])
  expect(await names('oksana')).toEqual(['author oksana-zavhorodnia'])
  expect(await names('Завгородньої')).toEqual(['author oksana-zavhorodnia'])
  expect(await names('energy')).toEqual(['topic energy'])
  expect(await names('Oksana Zavhorodnia')).toEqual(['author oksana-zavhorodnia'])
  expect(await names('Гриценко', 'uk')).toEqual(['author olena-hrytsenko'])
  expect(await names('економіки', 'uk')).toEqual(['section economy'])
  expect(await names('"economy"')).toEqual(['section economy'])
  expect(await names('the')).toEqual([])
})

test('a topic or an author without stories in the language is not offered', async () => {
  expect(await names('saved')).toEqual([])
  expect(await names('Завгородня', 'uk')).toEqual([])
})

test('when no story has all words, stories and names with any of them are shown and marked as such', async () => {
  const answers = await searchStories({ text: 'Kharkiv war', language: 'en' }, 'UTC', null)
  expect(answers.isAny).toBe(true)
  expect(answers.stories).toHaveLength(2)
  expect(answers.names.map(({ slug }) => slug)).toEqual(['war'])
  expect((await searchStories({ text: 'Kharkiv dam', language: 'en' }, 'UTC', null)).isAny).toBe(false)
})

test('each misspelled word is replaced by one that a story contains', async () => {
  const answers = await searchStories({ text: 'kharkvi damm -sea "at Kharkiv"', language: 'en' }, 'UTC', null)
  expect(answers).toMatchObject({ instead: 'Kharkiv dam -sea "at Kharkiv"', isAny: false })
  expect(answers.stories).toHaveLength(2)
  expect((await searchStories({ text: 'holding damming', language: 'en' }, 'UTC', null)).instead).toBe(null)
})
