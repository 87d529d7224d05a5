import { SaxesParser } from 'saxes'
import { beforeAll, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { database } from '#db/client.ts'
import { articles, publications, revisions } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { FeedFormat } from '#lib/addresses.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { seedCast } from '#testing/cast.ts'
import { feedProblem } from '#testing/feed-problem.ts'
import { sharedText } from '#testing/inputs.ts'
import { sitemapProblem } from '#testing/sitemap-problem.ts'
import { findSyndicated } from './find-syndicated.ts'
import { newsSitemap, sitemap, sitemapIndex } from './sitemaps.ts'
import { writeFeed } from './write-feed.ts'
import { dropIllegal } from './xml.ts'

const origin = 'https://paper.test'
const about = {
  origin,
  language: 'en',
  title: 'The Paper',
  description: 'News',
  path: '/',
  folder: '',
  hub: null,
  publisher: 'The Paper',
  logo: '/icon-512.png',
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
  const xml = writeFeed(format, about, await findSyndicated({ kind: 'all' }, 'en'))
  expect(parse(xml)[format === 'rss' ? 'item' : 'entry']).toBe(2)
  expect(xml).toContain(`${origin}/news/other`)
  expect(xml).not.toContain('unagreed')
  expect(xml).not.toContain('draft story')
})

test.each(['rss', 'atom', 'json'] as const)('%s follows its standard, in a right-to-left language too', async (format) => {
  const stories = await findSyndicated({ kind: 'all' }, 'en')
  const written = writeFeed(format, about, stories)
  expect(feedProblem(format, written, 'en')).toBeNull()
  const arabic = writeFeed(
    format,
    { ...about, language: 'ar', title: 'الصحيفة' },
    stories.map((story) => ({
      ...story,
      language: 'ar' as const,
      headline: 'الجسر مفتوح',
      bylines: [{ id: 'a', slug: 'a', name: { ar: 'ليلى' } }],
    })),
  )
  expect(feedProblem(format, arabic, 'ar')).toBeNull()
  const edits: [RegExp, string][] = [
    [format === 'rss' ? /<language>en/ : format === 'atom' ? /xml:lang="en"/g : /"language":"en"/g, ''],
    [format === 'json' ? /"id":"[^"]*",/ : /urn:uuid:/g, ''],
    [format === 'json' ? /"title":"[^"]*",/ : /<title>[^<]*<\/title>/, ''],
    [format === 'json' ? /"date_published":"[^"]*"/ : /\d\d:\d\d:\d\d/g, '"date_published":"noon"'],
    [/https:\/\/paper\.test\/news\//g, 'news/'],
    [/2\.0"|2005\/Atom"|1\.1"/, '"'],
  ]
  for (const [part, instead] of edits) {
    const broken = written.replace(part, instead)
    expect(broken).not.toBe(written)
    expect(feedProblem(format, broken, 'en'), broken).not.toBeNull()
  }
  expect(feedProblem(format, arabic.replaceAll('dir=', 'lang='), 'ar')).not.toBeNull()
})

test('the JSON feed (1.1) has the same stories, with their language and all their authors', async () => {
  const [story, ...others] = await findSyndicated({ kind: 'all' }, 'en')
  if (!story) throw new Error('no story')
  const bylines = ['Olena', 'Danylo'].map((name) => ({ id: name.toLowerCase(), slug: name.toLowerCase(), name: { en: name } }))
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
  const [story] = await findSyndicated({ kind: 'all' }, 'en')
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
  const written = writeFeed(format, about, await findSyndicated({ kind: 'all' }, 'en'))
  expect(written).toContain(`<strong>correction:</strong> Nine &amp; not &lt;ten&gt; in ${format}</p>`)
})

test('a section’s feed has its stories, another language’s none', async () => {
  const [story] = await findSyndicated({ kind: 'all' }, 'en')
  expect(await findSyndicated({ kind: 'section', id: story?.section.id ?? '' }, 'en')).toHaveLength(2)
  expect(await findSyndicated({ kind: 'section', id: story?.section.id ?? '' }, 'uk')).toHaveLength(0)
})

test('what XML has no place for is taken out', () => {
  expect(dropIllegal('a\u0000b\u0008c\ud800d\ufffee\tf\u{1F600}')).toBe('abcde\tf\u{1F600}')
})

type Check = (xml: readonly string[]) => Promise<string | null>
const [ofSitemaps, ofNews] = ['sitemap.xsd', 'sitemap-news.xsd'].map((fileName) => ({
  fileName,
  contents: sharedText(`schemas/${fileName}`) ?? '',
}))
const imports = `<schema xmlns="http://www.w3.org/2001/XMLSchema"><import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/><import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="sitemap-news.xsd"/></schema>`
const checks: [string, Check][] = [
  ['the shape that the protocol gives them', async (files) => files.map(sitemapProblem).find((problem) => problem !== null) ?? null],
]
if (ofSitemaps?.contents && ofNews?.contents)
  checks.push([
    'their XSDs',
    async (files) => {
      const { valid, errors } = await validateXML({
        xml: files.map((contents, index) => ({ fileName: `${index}.xml`, contents: withoutTwins(contents) })),
        schema: [{ fileName: 'both.xsd', contents: imports }],
        preload: [ofSitemaps, ofNews],
      })
      return valid ? null : (errors[0]?.message ?? 'not valid')
    },
  ])

test.each(checks)('the sitemaps hold against %s', async (_name, problemOf) => {
  const index = await sitemapIndex(origin)
  expect(index).toContain('sitemap-1.xml')
  expect(sitemapProblem(index)).toBeNull()
  const [first = '', ...others] = await Promise.all(['1', '0', 'authors-1'].map(async (file) => (await sitemap(origin, file)) ?? ''))
  expect(first).toContain('/news/the-published-story')
  expect(first).not.toContain('draft')
  const news = await newsSitemap(origin)
  expect(await problemOf([first, ...others, news])).toBeNull()
  for (const broken of [
    news.replaceAll('news:title>', 'news:titel>'),
    news.replace(/<news:title>[^<]*<\/news:title>/, ''),
    news.replace(/(<news:publication_date>.*?<\/news:publication_date>)(<news:title>.*?<\/news:title>)/, '$2$1'),
    news.replace('sitemap-news/0.9', 'sitemap-news/0.8'),
    first.replace('schemas/sitemap/0.9', 'schemas/sitemap/0.8'),
    first.replaceAll('lastmod>', 'changed>'),
    first.replace(/<lastmod>[^<]*/, '<lastmod>yesterday'),
    first.replace(/<loc>[^<]*<\/loc>/, ''),
  ]) {
    expect([first, news]).not.toContain(broken)
    expect(await problemOf([broken]), broken).not.toBeNull()
  }
})

/** The protocol's XSD wants XHTML's own for the links to twins; those are parsed, not validated. */
const withoutTwins = (xml: string) => {
  parse(xml)
  return xml.replaceAll(/<xhtml:link[^>]*>/g, '')
}

test.each(['rss', 'atom', 'json'] as const)('%s names the hub that tells of changes, and follows its standard', async (format) => {
  const stories = await findSyndicated({ kind: 'all' }, 'en')
  const written = writeFeed(format, { ...about, hub: 'https://hub.test/?a=1&b=2' }, stories)
  expect(feedProblem(format, written, 'en')).toBeNull()
  expect(written).toContain(
    format === 'json' ? '"hubs":[{"type":"WebSub","url":"https://hub.test/?a=1&b=2"}]' : 'rel="hub" href="https://hub.test/?a=1&amp;b=2"',
  )
  expect(writeFeed(format, about, stories)).not.toContain('hub')
})
