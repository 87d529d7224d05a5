import { existsSync, readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { beforeAll, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { database } from '#db/client.ts'
import { articles, publications, revisions } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { seedCast } from '#testing/cast.ts'
import { newsSitemap, sitemap, sitemapIndex } from './sitemaps.ts'
import { syndicated } from './syndicated.ts'
import { type FeedFormat, writeFeed } from './write-feed.ts'
import { legal } from './xml.ts'

const origin = 'https://paper.test'
const about = {
  origin,
  language: 'en',
  title: 'The Paper',
  description: 'News',
  path: '/',
  folder: '',
  publisher: 'The Paper',
  readOn: 'Read on',
  correction: ({ kind }) => kind,
} as const satisfies Parameters<typeof writeFeed>[1]

const body: ArticleDocument = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'A <subhead> & more' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'see', marks: [{ type: 'link', attrs: { href: '/news/other' } }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'unagreed', marks: [{ type: 'insertion', attrs: { id: '1' } }] },
      ],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', attrs: { colspan: 2 }, content: [{ type: 'paragraph', content: [{ type: 'text', text: ']]> cell' }] }] },
          ],
        },
      ],
    },
  ],
}

beforeAll(async () => {
  const cast = await seedCast()
  const common = {
    language: 'en',
    slug: 'a-second-story',
    headline: 'Tom & "Jerry" <again>\u0007',
    dek: 'A dek',
    sectionId: cast.section.id,
    words: 5,
    breaking: false,
  } as const
  const [article] = await database().insert(articles).values({ language: 'en', slug: common.slug, sectionId: cast.section.id }).returning()
  const articleId = article?.id ?? ''
  const [revision] = await database()
    .insert(revisions)
    .values({ ...common, articleId, number: 1, draftVersion: 1, body, seoTitle: '', seoDescription: '', bylines: [], topics: [] })
    .returning()
  const revisionId = revision?.id ?? ''
  const [publication] = await database().insert(publications).values({ articleId, revisionId }).returning()
  await database()
    .insert(liveArticles)
    .values({ ...common, articleId, revisionId, publicationId: publication?.id ?? '', firstPublishedAt: new Date() })
})

/** Parses strictly (XML 1.0 with namespaces) and gives the elements by name. */
function parse(xml: string): Record<string, number> {
  const elements: Record<string, number> = {}
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => (elements[name] = (elements[name] ?? 0) + 1))
  parser.write(xml).close()
  return elements
}

test.each(['rss', 'atom'] as const)('%s is well-formed and has every live story whole', async (format: FeedFormat) => {
  const xml = writeFeed(format, about, await syndicated({ kind: 'all' }, 'en'))
  expect(parse(xml)[format === 'rss' ? 'item' : 'entry']).toBe(2)
  expect(xml).toContain(`${origin}/news/other`)
  expect(xml).not.toContain('unagreed')
  expect(xml).not.toContain('draft story')
})

test('the JSON feed (1.1) has the same stories, with their language and all their authors', async () => {
  const [story, ...others] = await syndicated({ kind: 'all' }, 'en')
  if (!story) throw new Error('no story')
  const bylines = ['Olena', 'Danylo'].map((name) => ({ slug: name.toLowerCase(), name: { en: name } }))
  const feed = JSON.parse(writeFeed('json', about, [{ ...story, bylines }, ...others]))
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    language: 'en',
    feed_url: `${origin}/feed.json`,
  })
  expect(feed.items).toHaveLength(2)
  expect(feed.items[0].authors).toEqual(bylines.map(({ slug, name }) => ({ name: name.en, url: `${origin}/author/${slug}` })))
  expect(new Date(feed.items[0].date_published)).toEqual(story.firstPublishedAt)
  expect(feed.items[0].content_html).toContain('<h2>A &lt;subhead&gt; &amp; more</h2>')
})

test.each(['rss', 'atom', 'json'] as const)('in %s what was corrected stands at the end of the text', async (format) => {
  const [story] = await syndicated({ kind: 'all' }, 'en')
  const [revision] = await database().select({ id: revisions.id }).from(revisions).limit(1)
  if (!story || !revision) throw new Error('no story')
  await database()
    .insert(corrections)
    .values({
      articleId: story.articleId,
      revisionId: revision.id,
      language: 'en',
      kind: 'correction',
      text: `Nine & not <ten> in ${format}`,
    })
  const written = writeFeed(format, about, await syndicated({ kind: 'all' }, 'en'))
  expect(written).toContain(`<strong>correction:</strong> Nine &amp; not &lt;ten&gt; in ${format}</p>`)
})

test('a section’s feed has its stories, another language’s none', async () => {
  const [story] = await syndicated({ kind: 'all' }, 'en')
  expect(await syndicated({ kind: 'section', id: story?.section.id ?? '' }, 'en')).toHaveLength(2)
  expect(await syndicated({ kind: 'section', id: story?.section.id ?? '' }, 'uk')).toHaveLength(0)
})

test('what XML has no place for is taken out', () => {
  expect(legal('a\u0000b\u0008c\ud800d\ufffee\tf\u{1F600}')).toBe('abcde\tf\u{1F600}')
})

const schemas = new URL('../../../shared/data/schemas/', import.meta.url)
const hasSchemas = existsSync(schemas)
const file = (fileName: string) => ({ fileName, contents: readFileSync(new URL(fileName, schemas), 'utf8') })
const imports = `<schema xmlns="http://www.w3.org/2001/XMLSchema"><import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/><import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="sitemap-news.xsd"/></schema>`
const against = hasSchemas
  ? { schema: [{ fileName: 'both.xsd', contents: imports }], preload: [file('sitemap.xsd'), file('sitemap-news.xsd')] }
  : { schema: [] }

test.skipIf(!hasSchemas)('the sitemaps hold against their XSDs (skipped without ../shared/data/schemas)', async () => {
  const first = await sitemap(origin, '1')
  expect(first).toContain('/news/the-published-story')
  expect(first).not.toContain('draft')
  expect(await sitemapIndex(origin)).toContain('sitemap-1.xml')
  const plain = [first, await sitemap(origin, '0'), await sitemap(origin, 'authors-1'), await newsSitemap(origin)].map((xml, index) => ({
    fileName: `${index}.xml`,
    contents: withoutTwins(xml ?? ''),
  }))
  expect(await validateXML({ xml: plain, ...against })).toMatchObject({ valid: true, errors: [] })
  const broken = {
    fileName: 'broken.xml',
    contents: (plain[3]?.contents ?? '').replace('<news:title>', '<news:titel>').replace('</news:title>', '</news:titel>'),
  }
  expect(await validateXML({ xml: [broken], ...against })).toMatchObject({ valid: false })
})

/** The protocol's XSD wants XHTML's own for the links to twins; those are parsed, not validated. */
const withoutTwins = (xml: string) => {
  parse(xml)
  return xml.replaceAll(/<xhtml:link[^>]*>/g, '')
}
