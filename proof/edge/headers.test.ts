import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedCast } from '#testing/cast.ts'
import { get, type Part, startEdge, startWeb } from './processes.ts'

let web: Part
let edge: Part
/** The same site with a public address under https. */
let secure: Part
beforeAll(async () => {
  await seedCast()
  web = await startWeb()
  ;[edge, secure] = await Promise.all([startEdge('plain', [web]), startEdge('secure', [web], { PUBLIC_URL: 'https://news.example' })])
}, 400_000)
afterAll(async () => {
  for (const part of [edge, secure, web]) await part?.stop()
}, 60_000)

type Policy = ReadonlyMap<string, readonly string[]>

/** A Content-Security-Policy by directive (CSP level 3 §2.2.1). */
function policyOf(header: unknown): Policy {
  expect(typeof header).toBe('string')
  const directives = String(header)
    .split(';')
    .map((part) => part.trim().split(/\s+/))
  const map = new Map(directives.map(([name = '', ...sources]) => [name, sources]))
  expect(map.size, 'a directive named twice counts once').toBe(directives.length)
  return map
}

const word = 'Story'
const paper = [
  ['/', 200],
  ['/uk', 200],
  ['/news/the-published-story', 200],
  ['/section/war', 200],
  ['/uk/section/war', 200],
  ['/author/olena-hrytsenko', 200],
  ['/corrections', 200],
  [`/search?q=${word}`, 200],
  ['/news/the-taken-down-story', 410],
  ['/news/the-draft-story', 404],
  ['/nothing-here', 404],
  ['/uk/nothing-here', 404],
  ['/wp-login.php', 404],
] as const
const files = [
  ['/rss.xml', 200],
  ['/opensearch.xml', 200],
  ['/uk/opensearch.xml', 200],
  ['/atom.xml', 200],
  ['/feed.json', 200],
  ['/section/war/rss.xml', 200],
  ['/uk/atom.xml', 200],
  ['/sitemap.xml', 200],
  ['/sitemap-1.xml', 200],
  ['/news-sitemap.xml', 200],
  ['/robots.txt', 200],
  ['/manifest.webmanifest', 200],
  ['/favicon.ico', 200],
  ['/icon-192.png', 200],
  ['/oembed', 404],
  [`/media/${'0'.repeat(64)}/640.avif`, 404],
  ['/section/war/', 308],
  ['/en/section/war', 308],
  ['/healthz', 200],
  ['/readyz', 200],
] as const
const staff = [
  ['/desk', 307],
  ['/desk/sign-in', 200],
  ['/desk/nowhere', 307],
  ['/api/auth/csrf', 200],
  ['/api/media', 401],
  ['/api/nothing', 404],
] as const

/** The headers of every response. */
function expectHardened(headers: Record<string, unknown>, isSecure: boolean): void {
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
  expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\)/)
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
  expect(headers['x-powered-by']).toBeUndefined()
  expect(headers.server).toBeUndefined()
  expect(headers['galley-tags']).toBeUndefined()
  expect(Object.keys(headers).filter((name) => /^x-(?:nextjs|middleware|matched)/.test(name))).toEqual([])
  const policy = policyOf(headers['content-security-policy'])
  expect(policy.get('default-src')).toEqual(["'none'"])
  expect(policy.get('frame-ancestors')).toEqual(["'none'"])
  if (isSecure) expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8,}/)
  else expect(headers['strict-transport-security']).toBeUndefined()
}

const both = () => [
  { part: edge, isSecure: false },
  { part: secure, isSecure: true },
]

test.each(paper)('the page %s (%i) has a policy that allows only its own files and hashes, and sets no cookie', async (path, status) => {
  for (const { part, isSecure } of both()) {
    const { headers, status: given, body } = await get(part.origin + path)
    expect(given).toBe(status)
    expectHardened(headers, isSecure)
    const policy = policyOf(headers['content-security-policy'])
    expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/)
    for (const directive of ['script-src', 'style-src'])
      for (const source of policy.get(directive) ?? []) expect(source).toMatch(/^'(?:self|none|sha256-[\w+/=]{44})'$/)
    expect(policy.get('base-uri')).toEqual(["'none'"])
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers.etag).toMatch(/^"/)
    expect(body.toString()).not.toMatch(/_next\/static\/[^"]*\.js|__next_f|galley:tags/)
  }
})

test.each(files)('%s (%i) may run nothing, and sets no cookie', async (path, status) => {
  for (const { part, isSecure } of both()) {
    const { headers, status: given } = await get(part.origin + path)
    expect(given).toBe(status)
    expectHardened(headers, isSecure)
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-security-policy']).not.toContain('unsafe')
  }
})

test.each(staff)('%s (%i) of the staff has a policy, too', async (path, status) => {
  for (const { part, isSecure } of both()) {
    const { headers, status: given } = await get(part.origin + path)
    expect(given).toBe(status)
    expectHardened(headers, isSecure)
  }
})

test('each page of the desk gets a nonce of its own, and only scripts with it run', async () => {
  const nonces = new Set<string>()
  for (let time = 0; time < 3; time += 1) {
    const { headers, body } = await get(`${edge.origin}/desk/sign-in`)
    const scripts = policyOf(headers['content-security-policy']).get('script-src') ?? []
    expect(scripts).not.toContain("'unsafe-inline'")
    const nonce = scripts.find((source) => source.startsWith("'nonce-"))?.slice(7, -1) ?? ''
    expect(nonce.length).toBeGreaterThan(20)
    nonces.add(nonce)
    const tags = body.toString().match(/<script\b[^>]*>/g) ?? []
    expect(tags.length).toBeGreaterThan(0)
    for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`)
  }
  expect(nonces.size).toBe(3)
})

test('refusals have the same headers: a method, a body that is too large or not allowed, a page that is unavailable', async () => {
  const refused = [
    await get(`${edge.origin}/news/the-published-story`, {}, { method: 'POST', body: 'x' }),
    await get(`${edge.origin}/desk/sign-in`, { 'content-length': String(50 * 1024 * 1024) }, { method: 'POST', body: '' }).catch(
      () => null,
    ),
    await get(`${edge.origin}/desk`, { 'content-length': '1' }, { body: 'x' }),
    await get(`${edge.origin}/desk`, {}, { method: 'TRACE' }),
    await get(`${edge.origin}/desk`, { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }),
  ]
  expect(refused.map((answer) => answer?.status)).toEqual([405, 413, 400, 405, 307])
  for (const answer of refused) expectHardened(answer?.headers ?? {}, false)
  const alone = await startEdge('alone', [web])
  await web.stop()
  const [unknown, desk] = [await get(`${alone.origin}/author/nobody`), await get(`${alone.origin}/desk`)]
  expect([unknown.status, unknown.headers['retry-after'], desk.status]).toEqual([503, '5', 502])
  for (const { headers } of [unknown, desk]) expectHardened(headers, false)
  await alone.stop()
  web = await startWeb(web.port)
}, 60_000)

test('the paper’s icons may be shown on other sites, its feeds may not', async () => {
  const paths = ['/icon-192.png', '/favicon.ico', '/apple-icon.png', '/rss.xml', '/feed.json']
  const given = await Promise.all(paths.map(async (path) => (await get(edge.origin + path)).headers['cross-origin-resource-policy']))
  expect(given).toEqual(['cross-origin', 'cross-origin', 'cross-origin', 'same-origin', 'same-origin'])
})

test('headers that are too long are refused by the parser, with 431', async () => {
  const said = await new Promise<string>((over) => {
    const socket = connect(edge.port, '127.0.0.1', () => socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`))
    let text = ''
    socket.on('data', (piece) => {
      text += piece
    })
    socket.on('close', () => over(text))
    socket.on('error', () => over(text))
  })
  expect(said).toMatch(/^HTTP\/1\.1 431 /)
})
