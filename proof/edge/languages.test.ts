import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { revisions } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { faultsIn } from '#e2e/valid-html.ts'
import { isLanguage, type Language, languageFacts } from '#lib/languages.ts'
import { setLanguages } from '#newsroom/settings/set-languages.ts'
import { freePort } from '#services/up/free-port.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { edgesConfirmed } from '#testing/edges-confirmed.ts'
import { feedProblem } from '#testing/feed-problem.ts'
import { liveStory } from '#testing/live-story.ts'
import { ownHome } from '#testing/pictures.ts'
import { sitemapProblem } from '#testing/sitemap-problem.ts'
import { crawl, type Found, type FoundPage, readXml } from './crawl.ts'
import { get, type Part, startEdge, startWeb } from './processes.ts'

/** Ukrainian first, and beside it Latin, Polish and Arabic letters, as far as Galley knows the languages. */
const languages = ['uk', 'en', 'pl', 'ar'].filter(isLanguage)
const prefix = (language: Language) => (language === 'uk' ? '' : `/${language}`)

ownHome()
let cast: Cast
let web: Part
let edges: Part[]
let origin: string

beforeAll(async () => {
  cast = await seedCast()
  const [topic] = await database()
    .insert(topics)
    .values({ slug: 'energy', name: { en: 'Energy', uk: 'Енергетика' } })
    .returning()
  for (const language of languages)
    for (const name of ['one', 'two'])
      await addStory({
        slug: `${name}-${language}`,
        at: new Date(Date.now() - 60_000),
        language,
        topics: [topic?.id ?? ''],
        ...(name === 'one' && { twinGroup: '00000000-0000-4000-8000-000000000001' }),
      })
  const port = String(await freePort())
  process.env.PUBLIC_URL = `http://127.0.0.1:${port}` // pages name themselves by it
  web = await startWeb()
  edges = await Promise.all([startEdge('one', [web], { port }), startEdge('two', [web])])
  origin = edges[0]?.origin ?? ''
}, 400_000)

afterAll(async () => {
  for (const part of [...edges, web]) await part?.stop()
}, 60_000)

/** A story with a note on the page of corrections. */
async function addStory(story: Parameters<typeof liveStory>[1] & { language: Language }): Promise<void> {
  const articleId = await liveStory(cast, story)
  const [revision] = await database().select({ id: revisions.id }).from(revisions).where(eq(revisions.articleId, articleId))
  const { language, slug } = story
  await database()
    .insert(corrections)
    .values({
      articleId,
      revisionId: revision?.id ?? '',
      language,
      kind: 'correction',
      text: `A note on ${slug}`,
      createdBy: cast.marta.id,
    })
}

const ask = async (path: string, edge = edges[0]) => {
  const { status, headers, body } = await get(`${edge?.origin}${path}`)
  return { status, to: headers.location && new URL(headers.location, edge?.origin).pathname, text: body.toString() }
}

test('when another language becomes the first, no edge answers with an address of before once it has confirmed, and old addresses lead on', async () => {
  for (const edge of edges) {
    expect(await ask('/news/one-en', edge)).toMatchObject({ status: 200 })
    expect(await ask('/uk/news/one-uk', edge)).toMatchObject({ status: 200 })
    expect((await ask('/', edge)).text).toContain('lang="en"')
    expect(await ask('/news/one-uk', edge)).toMatchObject({ status: 404 })
  }
  expect(await setLanguages(cast.ihor, { languages })).toMatchObject({ ok: true })
  await edgesConfirmed()
  for (const edge of edges) {
    expect((await ask('/', edge)).text).toContain('<html lang="uk"')
    expect(await ask('/news/one-uk', edge)).toMatchObject({ status: 200 })
    expect(await ask('/uk/news/one-uk', edge)).toMatchObject({ status: 308, to: '/news/one-uk' })
    expect(await ask('/news/one-en', edge)).toMatchObject({ status: 308, to: '/en/news/one-en' })
    expect(await ask('/en/news/one-en', edge)).toMatchObject({ status: 200 })
    expect(await ask('/news/the-taken-down-story', edge)).toMatchObject({ status: 410 })
    for (const [old, now] of [
      ['/uk', '/'],
      ['/uk/section/war', '/section/war'],
      ['/uk/topic/energy', '/topic/energy'],
      ['/uk/author/olena-hrytsenko', '/author/olena-hrytsenko'],
      ['/uk/corrections', '/corrections'],
      ['/uk/rss.xml', '/rss.xml'],
      ['/uk/section/war/feed.json', '/section/war/feed.json'],
    ])
      expect([old, await ask(old ?? '', edge)]).toMatchObject([old, { status: 308, to: now }])
  }
})

let pages: FoundPage[] = []
let files: Found[] = []

test('every page that the paper names is there, in every language, and its HTML is valid', async () => {
  ;({ pages, files } = await crawl(origin, [
    ...languages.flatMap((language) => [
      prefix(language) || '/',
      `${prefix(language)}/corrections`,
      `${prefix(language)}/search?q=story`,
      `${prefix(language)}/search?q=zzz`,
    ]),
    '/robots.txt',
  ]))
  expect([...pages, ...files].filter(({ answer }) => answer.status !== 200).map(({ path, from }) => `${path}, named on ${from}`)).toEqual(
    [],
  )
  for (const language of languages)
    for (const path of ['/news/one-', '/news/two-'])
      expect(pages.map((page) => page.path)).toContain(`${prefix(language)}${path}${language}`)
  const faults: string[] = []
  for (const { path, html } of pages) for (const fault of await faultsIn(html)) faults.push(`${path}: ${fault}`)
  expect(faults).toEqual([])
}, 120_000)

test('each page says its language and direction, and its twins with the first language for all others', () => {
  for (const { path, elements } of pages) {
    const language = languages.find((code) => prefix(code) !== '' && (path === `/${code}` || path.startsWith(`/${code}/`))) ?? 'uk'
    const html = elements.find(({ name }) => name === 'html')?.attributes
    expect([path, html?.get('lang'), html?.get('dir')]).toEqual([path, language, languageFacts[language].direction])
    const alternates = new Map(
      elements.flatMap(({ name, attributes }) =>
        name === 'link' && attributes.has('hreflang') ? [[attributes.get('hreflang'), attributes.get('href')]] : [],
      ),
    )
    if (alternates.has('uk')) expect([path, alternates.get('x-default')]).toEqual([path, alternates.get('uk')])
    else expect([path, alternates.has('x-default')]).toEqual([path, false])
  }
  const one = pages.find(({ path }) => path === '/en/news/one-en')
  expect(one?.elements.filter(({ attributes }) => attributes.has('hreflang') && attributes.get('rel') === 'alternate')).toHaveLength(
    languages.length + 1,
  )
})

test('every feed that the paper names follows its standard, in the language of its address', () => {
  const kinds = { 'rss.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' } as const
  const checked = files.flatMap(({ path, answer }) => {
    const [, format] = Object.entries(kinds).find(([name]) => path.endsWith(`/${name}`)) ?? []
    const language = languages.find((code) => prefix(code) !== '' && path.startsWith(`/${code}/`)) ?? 'uk'
    return format ? [{ path, format, language, problem: feedProblem(format, answer.body.toString(), language) }] : []
  })
  expect(checked.filter(({ problem }) => problem !== null)).toEqual([])
  for (const language of languages)
    for (const format of Object.values(kinds))
      expect([language, format, checked.filter((feed) => feed.language === language && feed.format === format).length > 1]).toEqual([
        language,
        format,
        true,
      ])
})

test('feeds, sitemaps and the files for machines follow', async () => {
  for (const language of languages) {
    const [rss, json] = await Promise.all([ask(`${prefix(language)}/rss.xml`), ask(`${prefix(language)}/feed.json`)])
    const items = readXml(rss.text).filter(({ name, inside }) => name === 'link' && inside === 'item')
    const stories = [`${prefix(language)}/news/one-${language}`, `${prefix(language)}/news/two-${language}`]
    expect(items.map(({ text }) => new URL(text).pathname)).toEqual(expect.arrayContaining(stories))
    expect(JSON.parse(json.text)).toMatchObject({ language })
  }
  for (const file of files.filter(({ path }) => /^\/(?:news-)?sitemap/.test(path)))
    expect([file.path, sitemapProblem(file.answer.body.toString())]).toEqual([file.path, null])
  for (const closed of ['/search', '/en/search', '/pl/search', '/ar/search'])
    expect((await ask('/robots.txt')).text.split('\n')).toContain(`Disallow: ${closed}`)
  expect((await ask('/sitemap-1.xml')).text).toContain('hreflang="x-default"')
  expect((await ask('/news-sitemap.xml')).text).toContain('<news:language>uk</news:language>')
  expect(JSON.parse((await ask('/manifest.webmanifest')).text)).toMatchObject({ lang: 'uk', dir: 'ltr', start_url: '/' })
  expect((await ask('/opensearch.xml')).text).toContain('/search?q=')
  expect(JSON.parse((await ask(`/oembed?url=${encodeURIComponent(`${origin}/en/news/one-en`)}`)).text)).toMatchObject({
    title: 'The story one-en',
  })
})
