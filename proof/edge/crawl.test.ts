import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { seedDemo } from '#demo/seed.ts'
import { faultsIn } from '#e2e/valid-html.ts'
import { makeRenditions } from '#newsroom/media/make-renditions.ts'
import { freePort } from '#services/up/free-port.ts'
import { crawl, type Found, type FoundPage, readXml } from './crawl.ts'
import { get, type Part, startEdge, startWeb } from './processes.ts'

let web: Part
let edge: Part
let pages: FoundPage[]
let files: Found[]
let home: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'galley-crawl-'))
  process.env.GALLEY_HOME = home
  await seedDemo()
  // The pictures of the first stories are ready, the others are processing: both kinds of pages are crawled.
  const first = await database().select({ id: media.id }).from(media).orderBy(asc(media.createdAt)).limit(2)
  for (const { id } of first) await makeRenditions(id)
  const port = String(await freePort())
  process.env.PUBLIC_URL = `http://127.0.0.1:${port}` // pages contain it as their address
  web = await startWeb()
  edge = await startEdge('crawled', [web], { port })
  ;({ pages, files } = await crawl(edge.origin, ['/', '/uk', '/robots.txt']))
}, 400_000)

afterAll(async () => {
  for (const part of [edge, web]) await part?.stop()
  await rm(home, { recursive: true, force: true })
}, 60_000)

/** One line per fault, with its page. */
async function faults<Thing extends Found>(
  things: readonly Thing[],
  of: (thing: Thing) => Promise<string[]> | string[],
): Promise<string[]> {
  const lines: string[] = []
  for (const thing of things) for (const fault of await of(thing)) lines.push(`${thing.path}: ${fault}`)
  return lines
}

const values = ({ elements }: FoundPage, name: string, attribute: string, where: Record<string, string | RegExp> = {}) =>
  elements.flatMap((element) => {
    const fits = Object.entries(where).every(([key, wanted]) => {
      const value = element.attributes.get(key)
      return value !== undefined && (typeof wanted === 'string' ? value === wanted : wanted.test(value))
    })
    const value = element.attributes.get(attribute)
    return element.name === name && fits && value !== undefined ? [value] : []
  })

const pathOf = (url: string) => url.replace(edge.origin, '')
const canonicalOf = (page: FoundPage) => values(page, 'link', 'href', { rel: 'canonical' })
const twinsOf = (page: FoundPage) => values(page, 'link', 'href', { rel: 'alternate', hreflang: /./ })
const at = (path: string) => pages.find((page) => page.path === path)

test('the crawl reaches every kind of page in both languages, and every address it finds exists', async () => {
  expect(pages.length).toBeGreaterThan(100)
  for (const kind of ['/', '/news/', '/section/', '/topic/', '/author/', '/search', '/uk', '/uk/news/', '/uk/section/', '/uk/author/'])
    expect([kind, pages.some(({ path }) => path === kind || (kind.endsWith('/') && kind !== '/' && path.startsWith(kind)))]).toEqual([
      kind,
      true,
    ])
  for (const kind of ['/rss.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/sitemap-1.xml', '/news-sitemap.xml'])
    expect([kind, files.some(({ path }) => path === kind)]).toEqual([kind, true])
  expect(
    await faults([...pages, ...files], ({ from, answer }) => (answer.status === 200 ? [] : [`answers ${answer.status}, named on ${from}`])),
  ).toEqual([])
})

test('the HTML of each page is valid', async () => {
  expect(await faults(pages, ({ html }) => faultsIn(html))).toEqual([])
}, 60_000)

test('no page has a script of the framework, sets a cookie, allows inline code or loads anything from another host', async () => {
  const found = await faults(pages, (page) => {
    const asked = [
      ...['script', 'img', 'source', 'iframe', 'video', 'audio', 'embed', 'use'].flatMap((name) => values(page, name, 'src')),
      ...['img', 'source'].flatMap((name) => values(page, name, 'srcset').flatMap((set) => set.split(',').map((one) => one.trim()))),
      ...values(page, 'link', 'href', { rel: /stylesheet|icon|preload|manifest|search/ }),
      ...values(page, 'form', 'action'),
      ...[...page.html.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, address = '']) => address),
    ]
    return [
      ...(page.html.match(/\/_next\/static\/[^"]*\.js|__next\w*/g) ?? []).map((script) => `carries ${script}`),
      ...asked
        .filter((address) => /^(?:[a-z]+:)?\/\//i.test(address) && !address.startsWith(`${edge.origin}/`))
        .map((address) => `asks ${address}`),
    ]
  })
  const headers = await faults([...pages, ...files], ({ answer }) => [
    ...(answer.headers['set-cookie'] ? [`sets ${answer.headers['set-cookie']}`] : []),
    ...(/unsafe/.test(String(answer.headers['content-security-policy'] ?? 'unsafe: there is no policy'))
      ? [`policy: ${answer.headers['content-security-policy']}`]
      : []),
  ])
  expect([...found, ...headers]).toEqual([])
})

/** Properties that search engines require of each type (schema.org; Google's Article and BreadcrumbList). */
const required: Record<string, readonly string[]> = {
  NewsArticle: [
    '@id',
    'mainEntityOfPage',
    'headline',
    'inLanguage',
    'datePublished',
    'dateModified',
    'author',
    'publisher',
    'image',
    'articleSection',
    'wordCount',
    'isAccessibleForFree',
  ],
  BreadcrumbList: ['itemListElement'],
  CollectionPage: ['@id', 'name', 'inLanguage', 'publisher', 'mainEntity'],
}
type Thing = Record<string, unknown> & { '@type': string }

test('the structured data of each page is valid and complete', async () => {
  const found = await faults(pages, ({ path, data }) => {
    const things = data.flatMap((text): Thing[] => JSON.parse(text)['@graph'])
    const kinds = things.map((thing) => thing['@type'])
    const wanted = path.includes('/news/')
      ? ['NewsArticle', 'BreadcrumbList']
      : /^\/(?:uk)?$|^(?:\/uk)?\/section\/[^/?]+$/.test(path)
        ? ['CollectionPage']
        : []
    return [
      ...wanted.filter((kind) => !kinds.includes(kind)).map((kind) => `has no ${kind}`),
      ...things.flatMap((thing) =>
        (required[thing['@type']] ?? [`a rule for ${thing['@type']} in this test`])
          .filter(
            (field) => thing[field] === undefined || thing[field] === '' || (Array.isArray(thing[field]) && thing[field].length === 0),
          )
          .map((field) => `${thing['@type']} has no ${field}`),
      ),
    ]
  })
  expect(found).toEqual([])
})

test('each page has its canonical address, twins refer to each other, and the picture for sharing exists', async () => {
  const pictures = new Map<string, string>()
  const found = await faults(pages, async (page) => {
    const [canonical = '', ...more] = canonicalOf(page).map(pathOf)
    const home = at(canonical)
    const images = values(page, 'meta', 'content', { property: 'og:image' })
    for (const image of images) {
      const { status, headers } = pictures.has(image) ? { status: 0, headers: {} } : await get(image)
      if (status) pictures.set(image, `${status} ${headers['content-type']}`)
    }
    return [
      ...(home && canonicalOf(home).map(pathOf)[0] === canonical
        ? []
        : [`its canonical address “${canonical}” is no page that names itself`]),
      ...more.map((other) => `a second canonical address: ${other}`),
      ...(page.path.includes('?') || canonical === page.path ? [] : [`its canonical address is ${canonical}`]),
      ...twinsOf(page)
        .filter((twin) => !twinsOf(at(pathOf(twin)) ?? { ...page, elements: [] }).includes(edge.origin + canonical))
        .map((twin) => `its twin ${pathOf(twin)} does not name it back`),
      ...images
        .filter((image) => !/^200 image\/(?:jpeg|png|webp)$/.test(pictures.get(image) ?? ''))
        .map((image) => `${image} answers ${pictures.get(image)}`),
      ...(page.path.includes('/news/') && images.length === 0 ? ['shows no picture where it is shared'] : []),
    ]
  })
  expect(found).toEqual([])
  expect(new Set(pictures.values())).toEqual(new Set(['200 image/jpeg', '200 image/png']))
})

test('a page that the browser already has is not sent again', async () => {
  const found = await faults([...pages, ...files], async ({ path, answer }) => {
    const { etag } = answer.headers
    if (!etag) return ['has no ETag']
    const again = await get(edge.origin + path, { 'if-none-match': etag })
    return again.status === 304 && again.body.length === 0 ? [] : [`answers ${again.status} to its own ETag`]
  })
  expect(found).toEqual([])
})

test('the feeds of the paper, and of a section, a topic and an author, are valid and contain existing stories', async () => {
  const folders = [
    '',
    ...['section', 'topic', 'author'].map(
      (kind) => pages.find(({ path }) => path.startsWith(`/${kind}/`))?.path.split('?')[0] ?? `no ${kind}`,
    ),
  ]
  for (const folder of [...folders, '/uk']) {
    const [rss, atom, json] = await Promise.all(['rss.xml', 'atom.xml', 'feed.json'].map((file) => get(`${edge.origin}${folder}/${file}`)))
    const text = (answer: typeof rss) => answer?.body.toString() ?? ''
    const ofRss = readXml(text(rss)).filter(({ name, inside }) => name === 'link' && inside === 'item')
    const ofAtom = readXml(text(atom)).filter(
      ({ name, inside, attributes }) => name === 'link' && inside === 'entry' && attributes.get('rel') !== 'enclosure',
    )
    const ofJson: { version: string; items: { id: string; url: string; content_html: string }[] } = JSON.parse(text(json))
    expect([folder, ofJson.version]).toEqual([folder, expect.stringMatching(/^https:\/\/jsonfeed\.org\/version\/1(?:\.1)?$/)])
    const named = ofJson.items.map(({ url }) => url)
    expect([folder, named.length > 0, ofJson.items.every(({ id, content_html }) => id && content_html)]).toEqual([folder, true, true])
    expect([folder, ofRss.map(({ text }) => text), ofAtom.map(({ attributes }) => attributes.get('href'))]).toEqual([folder, named, named])
    expect([folder, named.filter((url) => !at(pathOf(url)))]).toEqual([folder, []])
  }
})
