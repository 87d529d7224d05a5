import { eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, publications, revisions } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { Language } from '#lib/languages.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { partsOf } from './question.ts'
import { searchStories } from './search-stories.ts'
import { rankQuery, termsOf } from './terms.ts'

let cast: Cast

async function live(
  headline: string,
  text: string,
  { language = 'en' as Language, at = new Date('2026-11-01T12:00:00Z') } = {},
): Promise<string> {
  const articleId = v7()
  const slug = `story-${articleId}`
  const common = { articleId, language, slug, headline, dek: '', sectionId: cast.section.id, words: 3, breaking: false }
  const revisionId = v7()
  const publicationId = v7()
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
  await database().insert(articles).values({ id: articleId, language, slug, sectionId: cast.section.id })
  await database()
    .insert(revisions)
    .values({ ...common, id: revisionId, number: 1, draftVersion: 1, body, seoTitle: '', seoDescription: '', bylines: [], topics: [] })
  await database().insert(publications).values({ id: publicationId, articleId, revisionId })
  await database()
    .insert(liveArticles)
    .values({ ...common, publicationId, revisionId, firstPublishedAt: at })
  return articleId
}

const find = async (text: string, more: { language?: Language; section?: string; from?: string; to?: string; sort?: 'newest' } = {}) =>
  searchStories({ text, language: 'en', ...more }, 'Europe/Kyiv', null)
const headlines = async (...question: Parameters<typeof find>) => (await find(...question)).stories.map(({ headline }) => headline)

beforeAll(async () => {
  cast = await seedCast()
  await live('Trams return to the embankment', 'After two years the trams are running along the river again.')
  await live('A library opens', 'Its readers came by tram, through the snow.', { at: new Date('2026-11-10T23:30:00Z') })
  await live('Café owners meet', 'They spoke of prices.')
  await live('Об’єднання громад', 'Мешканці Харкова вийшли на толоку.', { language: 'uk' })
})

test('English words are found in every form, headlines before texts', async () => {
  expect(await headlines('tram')).toEqual(['Trams return to the embankment', 'A library opens'])
  expect(await headlines('running trams')).toEqual(['Trams return to the embankment'])
})

test('sorted by date, an older story that matches better comes later', async () => {
  expect(await headlines('tram', { sort: 'newest' })).toEqual(['A library opens', 'Trams return to the embankment'])
})

test('Ukrainian words are found in every grammatical case, with any apostrophe', async () => {
  expect(await headlines('Харків', { language: 'uk' })).toEqual(['Об’єднання громад'])
  expect(await headlines("об'єднання", { language: 'uk' })).toEqual(['Об’єднання громад'])
  expect(await headlines('обʼєднанням', { language: 'uk' })).toEqual(['Об’єднання громад'])
  expect(await headlines('Харків')).toEqual([])
})

test('accents do not matter, and a misspelling is corrected and shown', async () => {
  expect(await headlines('cafe')).toEqual(['Café owners meet'])
  const found = await find('embankmnet')
  expect(found.instead).toBe('embankment')
  expect(found.stories).toHaveLength(1)
})

test('a misspelling in a short word is corrected to the most frequent word; nonsense is not', async () => {
  await live('Grain leaves the port', 'The grain left at dawn.')
  await live('Grain prices rise', 'Nobody knows why.')
  await live('Austrian chancellor arrives', 'He came by train.')
  expect((await find('grian')).instead).toBe('grain')
  await live('Харків чекає', 'Місто Харків.', { language: 'uk' })
  expect((await find('хакрів', { language: 'uk' })).instead).toBe('Харків')
  expect(await find('xqzvw')).toMatchObject({ stories: [], instead: null })
})

test('a misspelling is corrected to a whole word of a story', async () => {
  for (const headline of ['Two metres of snow', 'Ten metres down']) await live(headline, 'It was measured in metres.')
  await live('The metro opens', 'Metro trains run again.')
  expect((await find('metor')).instead).toBe('metro')
  await live('Трамвай повертається', 'Трамваї курсують набережною.', { language: 'uk' })
  expect((await find('трмавай', { language: 'uk' })).instead).toBe('Трамвай')
  expect((await find('обьєднання', { language: 'uk' })).instead).toBe('Об’єднання')
})

test('a word may have any letter: none becomes syntax without its accents, and all apostrophes are equal', async () => {
  await live('Waves reach Hawaiʻi', 'A note from Oʻzbekiston and Lʹviv.')
  for (const word of ['Hawaiʻi', "Hawai'i", 'Hawaiʽi', 'Oʻzbekiston', 'Lʹviv', 'Lˈviv'])
    expect([word, await headlines(word)]).toEqual([word, ['Waves reach Hawaiʻi']])
  const [changed] = await database().execute<{ letters: string[] }>(sql`
    select array_agg(chr(code)) as letters from generate_series(1, x'10ffff'::int) code
    where code not between x'd800'::int and x'dfff'::int and public.unaccent(chr(code)) <> chr(code)`)
  const letters = changed?.letters.filter((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? []
  expect(letters).toContain('ŉ')
  expect(letters.length).toBeGreaterThan(1_000)
  for (let first = 0; first < letters.length; first += 6) {
    const text = letters.slice(first, first + 6).flatMap((letter) => [letter, `${letter}x${letter}`])
    const terms = await termsOf(partsOf(text.join(' ')), first % 4 ? 'en' : 'uk')
    await database().execute(sql`select ${rankQuery(terms, 'any')}::tsquery`)
    if (first % 180 === 0) await find(text.join(' '))
  }
})

test('the excerpt marks the hits, and is never interpreted as markup', async () => {
  await live('Markup', 'Beware of <i>zebra</i> & crossings.')
  const [story] = (await find('zebra')).stories
  expect(story?.excerpt.filter(({ isHit }) => isHit)).toEqual([{ text: 'zebra', isHit: true }])
  expect(story?.excerpt.map(({ text }) => text).join('')).toBe('Beware of <i>zebra</i> & crossings')
})

test('section and days narrow the search; days are in the newsroom’s time zone', async () => {
  expect(await headlines('tram', { section: 'war' })).toHaveLength(2)
  expect(await headlines('tram', { section: 'nowhere' })).toEqual([])
  // 23:30 UTC on the 10th is already the 11th in Kyiv.
  expect(await headlines('tram', { from: '2026-11-11' })).toEqual(['A library opens'])
  expect(await headlines('tram', { to: '2026-11-10' })).toEqual(['Trams return to the embankment'])
})

test('pages show every story once', async () => {
  for (let index = 0; index < 45; index += 1)
    await live(`Harvest report ${index}`, 'Wheat and barley.', { at: new Date(1.79e12 + index * 3_600_000) })
  const seen: string[] = []
  let after: string | null = null
  do {
    const page = await searchStories({ text: 'harvest', language: 'en' }, 'UTC', after)
    expect(page.hits).toEqual(after === null ? { count: 45, isMore: false } : null)
    seen.push(...page.stories.map(({ articleId }) => articleId))
    after = page.next
  } while (after)
  expect(seen).toHaveLength(45)
  expect(new Set(seen).size).toBe(45)
})

test('hits are counted up to a thousand, within the section and the days of the query', async () => {
  const id = await live('Pelicans return', 'A pelican.')
  const copies = (count: number) =>
    database().execute(sql`
      with made as (select uuidv7() as article, uuidv7() as revision, uuidv7() as publication, n from generate_series(1, ${count}) n),
      article as (insert into articles (id, language, slug, section_id) select article, 'en', 'pelican-' || article, ${cast.section.id} from made),
      revision as (
        insert into revisions (id, article_id, number, draft_version, language, slug, section_id, headline, dek, body, words, seo_title, seo_description, breaking, bylines, topics)
        select revision, article, 1, 1, 'en', 'pelican-' || article, section_id, headline, dek, body, words, '', '', false, '{}', '{}'
        from made, revisions original where original.article_id = ${id}),
      publication as (insert into publications (id, article_id, revision_id) select publication, article, revision from made)
      insert into live_articles (article_id, publication_id, revision_id, language, slug, section_id, headline, dek, words, breaking, first_published_at)
      select article, publication, revision, 'en', 'pelican-' || article, section_id, headline, dek, words, false, first_published_at - make_interval(days => 1)
      from made, live_articles original where original.article_id = ${id}`)
  expect((await find('pelican')).hits).toEqual({ count: 1, isMore: false })
  await copies(999)
  expect((await find('pelican')).hits).toEqual({ count: 1000, isMore: false })
  await copies(1)
  expect((await find('pelican')).hits).toEqual({ count: 1000, isMore: true })
  const seen: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await searchStories({ text: 'pelican', language: 'en' }, 'UTC', after ?? null)
    seen.push(...page.stories.map(({ articleId }) => articleId))
    after = page.next
  }
  expect([seen[0], seen.length, new Set(seen).size]).toEqual([id, 1001, 1001])
  expect((await find('pelican', { from: '2026-11-01' })).hits).toEqual({ count: 1, isMore: false })
  expect((await find('pelican', { section: 'nowhere' })).hits).toBeNull()
})

test('a story that is no longer live is not found, and a query without words finds nothing', async () => {
  const id = await live('Quokka visits', 'A quokka.')
  expect(await headlines('quokka')).toEqual(['Quokka visits'])
  await database().delete(liveArticles).where(eq(liveArticles.articleId, id))
  expect(await headlines('quokka')).toEqual([])
  expect(await headlines('--- !!!')).toEqual([])
})
