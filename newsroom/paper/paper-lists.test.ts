import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { readCursor } from '#lib/cursor.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { byAuthor } from './by-author.ts'
import { inSection } from './in-section.ts'
import type { Page } from './newest-first.ts'
import { onTopic } from './on-topic.ts'
import { pageLength } from './story-card.ts'

let cast: Cast
let topicId: string
const slugs: string[] = []

beforeAll(async () => {
  cast = await seedCast()
  const [topic] = await database()
    .insert(topics)
    .values({ slug: 'energy', name: { en: 'Energy' } })
    .returning({ id: topics.id })
  topicId = topic?.id ?? ''
  // Three stories at each instant, so that pages end between stories of the same time.
  for (let number = 0; number < 47; number += 1) {
    const slug = `story-${number}`
    await liveStory(cast, { slug, at: new Date(Date.UTC(2020, 0, 1, 0, Math.floor(number / 3))), topicId })
    slugs.push(slug)
  }
  await liveStory(cast, { slug: 'istoriia', at: new Date(), language: 'uk', topicId })
})

async function walk(list: (after: ReturnType<typeof readCursor>) => Promise<Page>): Promise<{ pages: number; slugs: string[] }> {
  const found: string[] = []
  let pages = 0
  for (let after: string | undefined; ; ) {
    const page = await list(readCursor(after))
    pages += 1
    found.push(...page.stories.map(({ slug }) => slug))
    expect(page.stories.length).toBeLessThanOrEqual(pageLength)
    if (!page.next) return { pages, slugs: found }
    after = page.next
  }
}

describe.each([
  ['a section', () => cast.section.id, inSection, ['the-published-story']],
  ['an author', () => cast.author.id, byAuthor, ['the-published-story']],
  ['a topic', () => topicId, onTopic, []],
] as const)('%s', (_, id, list, besides) => {
  test('shows every live story exactly once, newest first, over its pages', async () => {
    const { pages, slugs: found } = await walk((after) => list(id(), 'en', after))
    expect(pages).toBe(3)
    expect(found.length).toBe(new Set(found).size)
    expect([...found].sort()).toEqual([...slugs, ...besides].sort())
    const minutes = found.filter((slug) => slug.startsWith('story-')).map((slug) => Math.floor(Number(slug.slice(6)) / 3))
    expect(minutes).toEqual([...minutes].sort((one, other) => other - one))
  })

  test('shows no draft, no submitted, unpublished or taken-down story', async () => {
    const { slugs: found } = await walk((after) => list(id(), 'en', after))
    for (const stage of ['draft', 'submitted', 'unpublished', 'taken-down']) expect(found).not.toContain(`the-${stage}-story`)
  })

  test('keeps the languages apart', async () => {
    const { stories } = await list(id(), 'uk', null)
    expect(stories.map(({ slug }) => slug)).toEqual(['istoriia'])
  })
})
