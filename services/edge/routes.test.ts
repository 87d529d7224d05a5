import { afterEach, expect, test } from 'vitest'
import { setPublishedLanguages } from '#lib/publication.ts'
import { routeOf } from './routes.ts'

afterEach(() => setPublishedLanguages(['en', 'uk']))

const uuid = '0190a6b0-0000-7000-8000-000000000000'

test.each([
  ['/', { kind: 'page', key: '/', language: 'en' }],
  ['/uk', { kind: 'page', key: '/uk', language: 'uk' }],
  ['/?utm_source=x', { kind: 'page', key: '/', language: 'en' }],
  ['/?x=1&after=0a0V&y=2', { kind: 'page', key: '/?after=0a0V', language: 'en' }],
  ['/?after=%3Cscript%3E', { kind: 'page', key: '/', language: 'en' }],
  ['/news/a-story-2', { kind: 'page', key: '/news/a-story-2', language: 'en' }],
  ['/uk/news/a-story?fbclid=1', { kind: 'page', key: '/uk/news/a-story', language: 'uk' }],
  [`/section/war?after=m0abc.${uuid}`, { kind: 'page', key: `/section/war?after=m0abc.${uuid}`, language: 'en' }],
  [`/corrections?after=m0abc.${uuid}`, { kind: 'page', key: `/corrections?after=m0abc.${uuid}`, language: 'en' }],
  ['/uk/corrections', { kind: 'page', key: '/uk/corrections', language: 'uk' }],
  ['/opensearch.xml?x=1', { kind: 'page', key: '/opensearch.xml', language: 'en' }],
  ['/uk/opensearch.xml', { kind: 'page', key: '/uk/opensearch.xml', language: 'uk' }],
  ['/sitemap-topics-2.xml', { kind: 'page', key: '/sitemap-topics-2.xml', language: 'en' }],
  ['/sitemap-stories-2.xml', { kind: 'unknown', language: 'en' }],
  ['/section/war/rss.xml', { kind: 'page', key: '/section/war/rss.xml', language: 'en' }],
  ['/search?to=2026-01-01&q=Харків', { kind: 'page', key: '/search?q=%D0%A5%D0%B0%D1%80%D0%BA%D1%96%D0%B2&to=2026-01-01', language: 'en' }],
  [`/search?q=${'a'.repeat(300)}&from=2026-01-01`, { kind: 'page', key: `/search?q=${'a'.repeat(200)}&from=2026-01-01`, language: 'en' }],
  ['/search?sort=newest&q=tram&section=', { kind: 'page', key: '/search?q=tram&sort=newest', language: 'en' }],
  ['/search?sort=oldest&q=tram', { kind: 'page', key: '/search?q=tram', language: 'en' }],
  ['/search/?q=tram&utm_source=x', { kind: 'elsewhere', to: '/search?q=tram' }],
  ['/en/search?q=tram&from=2026-01-01', { kind: 'elsewhere', to: '/search?q=tram&from=2026-01-01' }],
  ['/uk/search/?q=%D1%97', { kind: 'elsewhere', to: '/uk/search?q=%D1%97' }],
  ['/uk/?after=0a0V', { kind: 'elsewhere', to: '/uk?after=0a0V' }],
  ['/en?after=0a0V', { kind: 'elsewhere', to: '/?after=0a0V' }],
  ['/en/?after=//evil.example', { kind: 'elsewhere', to: '/' }],
  ['/news/a-story/', { kind: 'elsewhere', to: '/news/a-story' }],
  ['/uk/', { kind: 'elsewhere', to: '/uk' }],
  ['/en', { kind: 'elsewhere', to: '/' }],
  ['/en/section/war?x=1', { kind: 'elsewhere', to: '/section/war' }],
  ['/en//evil.example', { kind: 'unknown', language: 'en' }],
  ['/news/A_STORY', { kind: 'page', key: '/news/A_STORY', language: 'en' }],
  ['/wp-login.php', { kind: 'unknown', language: 'en' }],
  ['/wp-content/uploads/x', { kind: 'unknown', language: 'en' }],
  ['/.env', { kind: 'unknown', language: 'en' }],
  ['/uk/what', { kind: 'page', key: '/uk/what', language: 'uk' }],
  ['/2026/11/20/first-story/', { kind: 'page', key: '/2026/11/20/first-story', language: 'en' }],
  ['/2026/11/20/first-story/?utm_source=x', { kind: 'page', key: '/2026/11/20/first-story', language: 'en' }],
  ['/2026/11/%D1%85', { kind: 'page', key: '/2026/11/%D1%85', language: 'en' }],
  ['/archive/story-12.html', { kind: 'page', key: '/archive/story-12.html', language: 'en' }],
  ['/?p=901', { kind: 'page', key: '/?p=901', language: 'en' }],
  ['/?p=x', { kind: 'page', key: '/', language: 'en' }],
  ['/blog/?p=901', { kind: 'page', key: '/blog?p=901', language: 'en' }],
  [`/${'a/'.repeat(9)}b`, { kind: 'unknown', language: 'en' }],
  [`/${'%D1'.repeat(400)}`, { kind: 'unknown', language: 'en' }],
  ['//evil.example', { kind: 'unknown', language: 'en' }],
  ['/../etc/passwd', { kind: 'unknown', language: 'en' }],
  ['/_next/image?url=x', { kind: 'unknown', language: 'en' }],
  ['/built/../../secret', { kind: 'unknown', language: 'en' }],
  [`/preview/${'a'.repeat(43)}`, { kind: 'preview', path: `/preview/${'a'.repeat(43)}` }],
  [`/preview/${'a'.repeat(43)}?utm_source=x`, { kind: 'preview', path: `/preview/${'a'.repeat(43)}` }],
  [
    `/preview/${'a'.repeat(43)}/media/${'0'.repeat(64)}/4x3-320.jpg`,
    { kind: 'preview', path: `/preview/${'a'.repeat(43)}/media/${'0'.repeat(64)}/4x3-320.jpg` },
  ],
  [`/preview/${'a'.repeat(43)}/`, { kind: 'unknown', language: 'en' }],
  [`/preview/${'a'.repeat(43)}/x`, { kind: 'unknown', language: 'en' }],
  [`/preview/en/${'a'.repeat(43)}`, { kind: 'unknown', language: 'en' }],
  ['/preview/a', { kind: 'unknown', language: 'en' }],
  ['/preview/', { kind: 'unknown', language: 'en' }],
  ['/desk', { kind: 'web' }],
  ['/desk/articles/x?y', { kind: 'web' }],
  ['/desktop', { kind: 'unknown', language: 'en' }],
  ['/a-slug/', { kind: 'page', key: '/a-slug', language: 'en' }],
  ['/a-slug.html', { kind: 'page', key: '/a-slug.html', language: 'en' }],
  ['/api/auth/session', { kind: 'web' }],
  ['/live', { kind: 'live' }],
  ['/healthz', { kind: 'alive' }],
  ['/readyz', { kind: 'ready' }],
])('%s is %o', (target, route) => {
  expect(routeOf(target)).toEqual(route)
})

test.each([
  '.',
  '..',
  '%2e',
  '%2E',
  '.%2e',
  '%2E.',
  '%2e%2E',
  '..%2f',
  '%2F..',
  '.%2e%2F..',
  '\\',
  '..\\',
  '%5c',
  '%2e%2e%5Cx',
  '',
  '/',
  '\t',
  '.\t.',
])('a path with the part %j leads nowhere, wherever it stands', (part) => {
  for (const folder of ['', '/desk', '/desk/articles', '/api', '/api/media', '/en', '/news'])
    for (const rest of ['/', '/x', '/desk', '?q=1'])
      if (part || rest !== '?q=1')
        expect(routeOf(`${folder}/${part}${rest}`), `${folder}/${part}${rest}`).toEqual({ kind: 'unknown', language: 'en' })
  expect(routeOf(`/uk/${part}/x`)).toEqual({ kind: 'unknown', language: 'uk' })
})

test.each(['/desk/', '/desk?return=/a/../b', '/desk/..x', '/desk/x..', '/desk/.x', '/desk/%2ex', '/api/auth/callback?to=//x&y=%5c'])(
  '%s is the desk’s',
  (target) => {
    expect(routeOf(target)).toEqual({ kind: 'web' })
  },
)

// A request of forty letters once blocked an edge, and all its readers, for two minutes.
test.each([
  '/built/',
  '/_next/static/',
  '/news/',
  '/section/',
  '/search?q=',
  '/media/',
  '/?after=',
  '/oembed?url=http://',
  '/sitemap-',
  '/',
])('an address that begins with %j and goes on as long as it may is told apart at once', (begin) => {
  for (const part of ['a', 'a-', 'a/', '-', '.', '~/', '%2e', '0', 'a=b&'])
    for (const end of ['', '!', '/', '?', '~'])
      for (const target of [begin + part.repeat(2_000 / part.length) + end]) {
        const before = process.cpuUsage().user
        routeOf(target)
        expect(process.cpuUsage().user - before, target.slice(0, 40)).toBeLessThan(500_000) // microseconds of work: a slow expression takes seconds
      }
})

test('files of the framework and our own stand under names of letters, in folders', () => {
  for (const path of ['/built/reader-abc.js', '/_next/static/chunks/0a~b-c_d.js', '/built/a/b/c/d/e/f/g/h/i/j/k/l'])
    expect(routeOf(path)).toMatchObject({ kind: 'page', key: path })
  for (const path of ['/built/', '/built/a/', '/built//a', '/built/.hidden', '/built/a/b/c/d/e/f/g/h/i/j/k/l/m'])
    expect(routeOf(path).kind).not.toBe('page')
})

test.each([
  ['/', { kind: 'page', key: '/', language: 'uk' }],
  ['/en', { kind: 'page', key: '/en', language: 'en' }],
  ['/news/a', { kind: 'page', key: '/news/a', language: 'uk' }],
  ['/en/news/a', { kind: 'page', key: '/en/news/a', language: 'en' }],
  ['/uk', { kind: 'elsewhere', to: '/' }],
  ['/uk/news/a', { kind: 'elsewhere', to: '/news/a' }],
  ['/uk/topic/energy/rss.xml', { kind: 'elsewhere', to: '/topic/energy/rss.xml' }],
] as const)('where Ukrainian is first, %s is read so', (target, route) => {
  setPublishedLanguages(['uk', 'en'])
  expect(routeOf(target)).toEqual(route)
})

test('a language that is not published has no addresses', () => {
  setPublishedLanguages(['uk'])
  expect(routeOf('/en/rss.xml')).toEqual({ kind: 'unknown', language: 'uk' })
})
