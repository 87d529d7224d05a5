import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'
import { move } from '#newsroom/feed/move.ts'
import { pin } from '#newsroom/feed/pin.ts'
import { putIn } from '#newsroom/feed/put-in.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { inSection } from './in-section.ts'
import { readSectionKey, sectionPage } from './section-page.ts'

let cast: Cast
const ids: string[] = []

/** 45 stories, number 0 the oldest, and one of another section. */
beforeAll(async () => {
  cast = await seedCast()
  for (let number = 0; number < 45; number += 1)
    ids.push(await liveStory(cast, { slug: `story-${number}`, at: new Date(Date.UTC(2020, 0, 1 + number)) }))
})

beforeEach(() => database().delete(feeds).where(eq(feeds.name, feed.name)))

const section = () => ({ id: cast.section.id, slug: 'war' })
const feed = { name: 'section:war', language: 'en' } as const
const put = (number: number) => putIn(cast.marta, { feed, articleId: ids[number] ?? '', seen: 0 })

async function walk(): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await sectionPage(section(), 'en', readSectionKey(after))
    found.push(...page.stories.map(({ slug }) => slug))
    expect(page.stories.length).toBeLessThanOrEqual(20)
    if (!page.next) return found
    after = page.next
  }
}
const byTime = ['the-published-story', ...Array.from({ length: 45 }, (_, index) => `story-${44 - index}`)]
const without = (slugs: string[]) => byTime.filter((slug) => !slugs.includes(slug))

test('a section that nobody has ordered is in the order of time, exactly as before', async () => {
  expect(await sectionPage(section(), 'en', null)).toEqual(await inSection(cast.section.id, 'en', null))
  expect(await walk()).toEqual(byTime)
  expect(await database().select().from(feeds)).toHaveLength(2)
})

test('its ordered stories come first, pinned ones on top, then the others by time, each once over all pages', async () => {
  for (const number of [3, 30, 41]) await put(number)
  await pin(cast.marta, { feed, articleId: ids[3] ?? '', seen: 3 })
  expect(await walk()).toEqual(['story-3', 'story-41', 'story-30', ...without(['story-3', 'story-41', 'story-30'])])
  await move(cast.marta, { feed, articleId: ids[30] ?? '', to: { top: true }, seen: 4 })
  expect((await walk()).slice(0, 3)).toEqual(['story-3', 'story-30', 'story-41'])
})

test.each([19, 20, 21, 40, 45])('pages end well between %i ordered stories and the rest', async (count) => {
  for (let number = 0; number < count; number += 1) await put(number)
  const ordered = Array.from({ length: count }, (_, index) => `story-${count - 1 - index}`)
  expect(await walk()).toEqual([...ordered, ...without(ordered)])
})

test('the order of a section is that of one language', async () => {
  await put(0)
  expect((await sectionPage(section(), 'uk', null)).stories).toEqual([])
})

test('a key survives the URL, and an invalid one begins at the top', () => {
  expect(readSectionKey('pinned.a0')).toEqual({ ordered: { pinned: true, position: 'a0' } })
  expect(readSectionKey('a0V')).toEqual({ ordered: { pinned: false, position: 'a0V' } })
  expect(readSectionKey(undefined)).toBeNull()
  expect(readSectionKey("a'; drop")).toBeNull()
})
