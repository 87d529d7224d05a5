import { generateNKeysBetween } from 'fractional-indexing'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { feedItems } from '#db/schema/feed.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { frontPage, readFeedKey, writeFeedKey } from './front-page.ts'

let cast: Cast
const order: string[] = []

beforeAll(async () => {
  cast = await seedCast()
  const pinned = new Set([3, 30])
  const keys = generateNKeysBetween(null, 'a0', 45)
  const placed: { slug: string; pinned: boolean }[] = []
  for (const [number, position] of keys.entries()) {
    const articleId = await liveStory(cast, { slug: `story-${number}`, at: new Date(2020, 0, 1 + ((number * 7) % 45)) })
    await database()
      .insert(feedItems)
      .values({ feedId: cast.feed.id, articleId, position, pinned: pinned.has(number) })
    placed.push({ slug: `story-${number}`, pinned: pinned.has(number) })
  }
  const slugs = (those: typeof placed) => those.map(({ slug }) => slug)
  order.push(...slugs(placed.filter((story) => story.pinned)), ...slugs(placed.filter((story) => !story.pinned)), 'the-published-story')
})

test.each([1, 7, 20])('pages of %i show every story of the feed once, in its order, pinned first', async (length) => {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await frontPage('en', readFeedKey(after), length)
    found.push(...page.stories.map(({ slug }) => slug))
    if (!page.next) break
    after = page.next
  }
  expect(found).toEqual(order)
})

test('the feed of another language shows nothing of this one', async () => {
  expect(await frontPage('uk', null)).toEqual({ stories: [], next: null })
})

test('a key survives the URL, and an invalid key begins at the top', () => {
  for (const key of [
    { pinned: true, position: 'a0V' },
    { pinned: false, position: 'Zz' },
  ])
    expect(readFeedKey(writeFeedKey(key))).toEqual(key)
  for (const bad of [undefined, '', 'pinned.', 'a0;drop', "a'", 'a'.repeat(101)]) expect(readFeedKey(bad)).toBeNull()
})
