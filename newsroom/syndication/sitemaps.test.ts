import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory, noLongerLive } from '#testing/live-story.ts'
import { newsSitemap, sitemap, sitemapIndex, storiesInFile } from './sitemaps.ts'

const origin = 'https://paper.test'
const files = async () => [...(await sitemapIndex(origin)).matchAll(/sitemap-([^<]+)\.xml/g)].map(([, file]) => file ?? '')
const addresses = (xml: string | null) => [...(xml ?? '').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address)

let cast: Cast
let early: string
beforeAll(async () => {
  cast = await seedCast()
  early = await liveStory(cast, { slug: 'the-second', at: new Date() })
  await database().execute(sql`select setval('live_articles_number_seq', ${storiesInFile})`)
  await liveStory(cast, { slug: 'the-thousand-and-first', at: new Date() })
  const twinGroup = cast.section.id
  await liveStory(cast, { slug: 'a-twin', at: new Date('2026-01-01'), twinGroup })
  await liveStory(cast, { slug: 'a-twin-uk', at: new Date('2026-01-01'), twinGroup, language: 'uk' })
  const long = (number: number) => `${number}-${'long-'.repeat(22)}x`.padEnd(120, 'x')
  const rows = Array.from({ length: 1_001 }, (_, number) => ({ slug: long(number), name: { en: `${number}` } }))
  await database().insert(topics).values(rows)
})

test('the index names every file, each is there, each has at most a million bytes, and no address stands twice', async () => {
  expect(await files()).toEqual(['0', 'topics-1', 'topics-2', 'topics-3', 'authors-1', '1', '2'])
  const all: unknown[] = []
  for (const file of await files()) {
    const xml = await sitemap(origin, file)
    expect(Buffer.byteLength(xml ?? '')).toBeLessThan(1_000_000)
    all.push(...addresses(xml))
  }
  expect(new Set(all).size).toBe(all.length)
  expect(all).toContain(`${origin}/section/war`)
  expect(all).toContain(`${origin}/uk/author/olena-hrytsenko`)
  expect(all.filter((address) => String(address).includes('/topic/'))).toHaveLength(2 * 1_001)
})

test('a story stands in the file of its thousand and stays there; what went off is gone, and its file is not', async () => {
  expect(addresses(await sitemap(origin, '1'))).toEqual([`${origin}/news/the-published-story`, `${origin}/news/the-second`])
  expect(addresses(await sitemap(origin, '2'))).toHaveLength(3)
  expect(await sitemap(origin, '2')).toContain('hreflang="uk" href="https://paper.test/uk/news/a-twin-uk"')
  await noLongerLive(early, 'unpublished')
  expect(addresses(await sitemap(origin, '1'))).toEqual([`${origin}/news/the-published-story`])
  expect(addresses(await sitemap(origin, '2'))).toContain(`${origin}/news/the-thousand-and-first`)
})

test('a file all of whose stories went off is empty, and not missing', async () => {
  await database().execute(sql`select setval('live_articles_number_seq', ${4 * storiesInFile})`)
  const last = await liveStory(cast, { slug: 'much-later', at: new Date() })
  expect(await sitemap(origin, '5')).toContain('/news/much-later')
  expect(addresses(await sitemap(origin, '4'))).toEqual([])
  await noLongerLive(last, 'unpublished')
  expect(await sitemap(origin, '5')).toBeNull()
})

test.each(['6', 'topics-0', 'topics-4', 'authors-2', 'stories-1', '', '1x', '99999'])('there is no file “%s”', async (file) => {
  expect(await sitemap(origin, file)).toBeNull()
})

test('the news sitemap has at most a million bytes', async () => {
  await database().execute(sql`update newsroom set name = ${JSON.stringify({ en: '&'.repeat(120) })}::jsonb`)
  const one = await liveStory(cast, { slug: 'one-of-many', at: new Date() })
  await database().execute(sql`
    with made as (
      insert into articles (id, language, slug, section_id) select gen_random_uuid(), 'en', 'many-' || n, ${cast.section.id} from generate_series(1, 1100) n returning id, slug)
    insert into live_articles (article_id, publication_id, revision_id, language, slug, section_id, headline, dek, words, breaking, first_published_at)
    select made.id, live.publication_id, live.revision_id, 'en', made.slug, live.section_id, repeat('&', 300), '', 1, false, now()
    from made, live_articles live where live.article_id = ${one}`)
  const xml = await newsSitemap(origin)
  expect(Buffer.byteLength(xml)).toBeLessThan(1_000_000)
  expect(addresses(xml).length).toBeGreaterThan(300)
})
