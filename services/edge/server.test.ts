import { once } from 'node:events'
import { request as ask, createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { seedCast } from '#testing/cast.ts'
import { startEdge } from './edge.ts'
import { edgeSettings } from './settings.ts'

/** A fake web that records its requests and shows `headline` as the headline. */
const seen: { url: string; headers: IncomingHttpHeaders; method: string; body: string }[] = []
let headline = 'First headline'
/** From now on web fails to render what is called so. */
let isFailing = false
let web: Server
let edge: Awaited<ReturnType<typeof startEdge>>
let at: AddressInfo
let articleId = ''

beforeAll(async () => {
  const cast = await seedCast()
  articleId = cast.articles.published
  web = createServer(async (request, response) => {
    if (request.url === '/healthz') return response.end('up')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    seen.push({ url: request.url ?? '', headers: request.headers, method: request.method ?? '', body: Buffer.concat(chunks).toString() })
    if (request.url?.startsWith('/desk')) return response.writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': 'a=b' }).end('desk')
    if (request.url?.includes('format=xml'))
      return response.writeHead(501, { 'Content-Type': 'text/plain' }).end('Only JSON is provided.\n')
    if (/\.(?:png|avif|ico)$/.test(request.url ?? '')) return response.writeHead(200, { 'Content-Type': 'image/png' }).end('picture')
    if (request.url?.startsWith('/built/'))
      return response
        .writeHead(request.url.includes('none') ? 404 : 200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'public, immutable' })
        .end('script')
    if (request.url?.endsWith('.xml')) return response.writeHead(200, { 'Content-Type': 'application/xml' }).end('<x/>')
    if (request.url?.includes('broken') || (isFailing && request.url?.includes('later')))
      return response.writeHead(500, { 'Content-Type': 'text/html' }).end('a stack trace')
    const status = request.url?.includes('none') || request.url?.includes('not-found') ? 404 : 200
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': 'sneaky=1', Link: '</x>; rel=preload' })
    response.end(
      `<!DOCTYPE html><html lang="en"><head><title>t</title><meta name="galley:tags" content="article:${articleId} feed:main:en"><script src="/_next/x.js"></script></head><body><h1>${headline}</h1>${'<p>text</p>'.repeat(100)}</body></html>`,
    )
  }).listen(0, '127.0.0.1')
  await once(web, 'listening')
  const { port } = web.address() as AddressInfo
  edge = await startEdge({
    ...edgeSettings(),
    port: 0,
    webOrigins: [`http://127.0.0.1:${port}`],
    name: 'edge-under-test',
    connectionsPerAddress: 8,
    trustedProxies: new Set(),
  })
  at = edge.server.address() as AddressInfo
})
afterAll(async () => {
  await edge.end()
  web.close()
})

test('a page that web fails to render is replaced by the edge’s own page, without details of the failure', async () => {
  const { status, headers, body } = await get('/uk/news/broken')
  expect(status).toBe(503)
  expect(headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' })
  expect(body.toString()).toContain('Зараз сторінку не вдається показати')
  expect(body.toString()).not.toContain('stack trace')
})

test('the last good page says what it is, and a cache in front keeps it for a second alone: it was told of the change already', async () => {
  const { headers: fresh } = await get('/news/later')
  expect([fresh['x-galley'], fresh['cdn-cache-control']]).toEqual([undefined, expect.stringContaining('max-age=60')])
  isFailing = true
  await transaction((tx) => announce(tx, ['path:/news/later'], { kind: 'changed', what: 'topic', id: articleId }))
  await expect.poll(async () => (await get('/news/later')).headers['x-galley'], { timeout: 10_000 }).toBe('last-good')
  const { status, headers } = await get('/news/later')
  isFailing = false
  expect([status, headers['cdn-cache-control'], headers.etag]).toEqual([
    200,
    expect.stringMatching(/^max-age=1,.* stale-if-error=\d/),
    fresh.etag,
  ])
})

test('a 501 of web is passed on without a retry', async () => {
  const before = seen.length
  const { status, headers, body } = await get('/oembed?url=http://x/news/a&format=xml')
  expect([status, headers['content-type'], body.toString()]).toEqual([501, 'text/plain', 'Only JSON is provided.\n'])
  expect(seen.length).toBe(before + 1)
})

test('pictures, cards and icons may be shown by any other site, nothing else may', async () => {
  const policyOf = async (path: string) => (await get(path)).headers['cross-origin-resource-policy']
  const id = '0190a6b0-0000-7000-8000-000000000000'
  for (const path of [`/media/${'0'.repeat(64)}/640.avif`, `/card/${id}.png`, '/favicon.ico', '/icon-192.png', '/apple-icon.png'])
    expect(await policyOf(path), path).toBe('cross-origin')
  for (const path of ['/rss.xml', '/sitemap.xml', '/oembed?format=xml', '/built/x.js'])
    expect(await policyOf(path), path).not.toBe('cross-origin')
  expect(await policyOf('/rss.xml')).toBe('same-origin')
})

test('a file that never changes is kept by browsers, but not that it is missing', async () => {
  expect((await get('/built/reader-abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await get('/built/none-abc.js')).headers['cache-control']).toBe('public, max-age=0, must-revalidate')
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const sent = ask({ port: at.port, path, method, headers, agent: false }, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk as Buffer)
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
    })
    sent.on('error', reject).end()
  })

test('a page comes stripped in the accepted encoding, with a strong ETag per encoding and no cookie', async () => {
  const plain = await get('/')
  const brotli = await get('/', { 'accept-encoding': 'gzip, br' })
  const zipped = await get('/', { 'accept-encoding': 'gzip, br;q=0' })
  expect(plain.body.toString()).toContain('First headline')
  expect(plain.body.toString()).not.toContain('<script')
  expect(brotliDecompressSync(brotli.body)).toEqual(plain.body)
  expect(gunzipSync(zipped.body)).toEqual(plain.body)
  expect(new Set([plain, brotli, zipped].map(({ headers }) => headers.etag)).size).toBe(3)
  expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding', 'x-content-type-options': 'nosniff', date: expect.any(String) })
  expect(plain.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/)
  expect(plain.headers['content-security-policy']).not.toContain('unsafe-inline')
  expect(plain.headers['set-cookie']).toBeUndefined()
  expect(plain.headers.link).toBeUndefined()
  expect(plain.headers['accept-ranges']).toBeUndefined()
})

test('a page that the browser already has is not sent again, and HEAD has no body', async () => {
  const { headers } = await get('/')
  expect(await get('/', { 'if-none-match': `"other", ${headers.etag}` })).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  expect(await get('/', {}, 'HEAD')).toMatchObject({
    status: 200,
    body: Buffer.alloc(0),
    headers: { 'content-length': headers['content-length'] },
  })
})

test('readers cannot write, and none of their headers reach web', async () => {
  expect((await get('/', {}, 'POST')).status).toBe(405)
  await get('/news/headers', {
    cookie: 'a=b',
    rsc: '1',
    'next-action': 'x',
    'x-middleware-subrequest': 'y',
    'x-forwarded-host': 'evil.example',
    'x-request-id': 'of-a-reader',
  })
  const asked = seen.findLast(({ url }) => url === '/news/headers')
  expect(asked?.headers['x-request-id']).toMatch(/^[0-9a-f]{12}$/)
  expect(Object.keys(asked?.headers ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
    'x-request-id',
  ])
})

test('addresses that no story can have cause no request to web', async () => {
  await get('/wp-admin')
  const before = seen.length
  for (let index = 0; index < 20; index += 1) expect((await get(`/nowhere-${index}.php`)).status).toBe(404)
  expect(seen.length).toBe(before)
})

test('the desk is passed on with its cookies and body; Host and forwarded headers are the edge’s own', async () => {
  const answer = await get('/desk/x', {
    cookie: 'session=1',
    'x-forwarded-for': '1.2.3.4',
    'x-middleware-subrequest': 'y',
    'x-invoke-path': '/z',
  })
  const asked = seen.findLast(({ url }) => url === '/desk/x')
  expect(asked?.headers).toMatchObject({ cookie: 'session=1', 'x-forwarded-proto': 'http' })
  expect(asked?.headers['x-forwarded-for']).not.toContain('1.2.3.4')
  expect(asked?.headers).not.toHaveProperty('x-middleware-subrequest')
  expect(asked?.headers).not.toHaveProperty('x-invoke-path')
  expect(answer.headers).toMatchObject({ 'set-cookie': ['a=b'], 'x-frame-options': 'DENY' })
})

test('a publish replaces the page, notifies open pages, and is confirmed in the table of edges', async () => {
  await get('/')
  const events = listen()
  headline = 'Second headline'
  await transaction((tx) => announce(tx, ['feed:main:en'], { kind: 'published', articleId, language: 'en', slug: 'the-published-story' }))
  const event = await events.next('published')
  expect((await get('/')).body.toString()).toContain('Second headline')
  expect(event).toMatchObject({ articleId, language: 'en' })
  const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1 })
  await expect
    .poll(async () => (await sql`select applied_id from edges where name = 'edge-under-test'`)[0]?.applied_id)
    .toBe(String(edge.pages.applied))
  await sql.end()
  // A page that was offline receives the event when it reconnects.
  expect(
    await listen({ 'last-event-id': String(edge.pages.applied - 1) || '0' })
      .next('published')
      .catch(() => null),
  ).toBeDefined()
  events.end()
})

test('a taken-down page is gone at once, and its earlier events are not sent to pages that reconnect', async () => {
  await get('/news/the-published-story')
  headline = 'After the takedown'
  const events = listen()
  await transaction((tx) =>
    announce(tx, [`article:${articleId}`], { kind: 'taken-down', articleId, language: 'en', slug: 'the-published-story' }),
  )
  await events.next('taken-down')
  expect((await get('/news/the-published-story')).body.toString()).toContain('After the takedown')
  events.end()
})

test('an oversized header, a slow request and too many connections are refused', async () => {
  expect((await get('/', { 'x-long': 'x'.repeat(20_000) })).status).toBe(431)
  const sockets = Array.from({ length: 20 }, () => connect(at.port))
  const closed = await Promise.all(
    sockets.map((socket) =>
      Promise.race([once(socket, 'close').then(() => true), new Promise((resolve) => setTimeout(() => resolve(false), 500))]).catch(
        () => true,
      ),
    ),
  )
  expect(closed.filter(Boolean).length).toBeGreaterThanOrEqual(12)
  for (const socket of sockets) socket.destroy()
  await expect.poll(async () => (await get('/').catch(() => null))?.status).toBe(200)
})

/** The first chunk that is received for these bytes. */
async function exchange(bytes: string): Promise<string> {
  const socket = connect(at.port)
  socket.write(bytes)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return answer.toString('latin1')
}

const upgrades = [
  'Connection: Upgrade\r\nUpgrade: websocket',
  'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk',
]

test.each(upgrades)('an upgrade to %j is ignored: the page is sent, and web receives nothing', async (upgrade) => {
  for (const path of ['/', '/news/upgraded', '/desk/upgraded']) {
    const text = await exchange(`GET ${path} HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n\r\n`)
    expect(text, path).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  }
  const asked = seen.findLast(({ url }) => url === '/desk/upgraded')
  expect(asked?.headers.connection).toBe('keep-alive')
  expect(Object.keys(asked?.headers ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/upgrade|http2/)]))
  await exchange(`POST /desk/form HTTP/1.1\r\nHost: x\r\n${upgrade}\r\nContent-Length: 4\r\n\r\ntext`)
  expect(seen.at(-1)).toMatchObject({ url: '/desk/form', body: 'text' })
})

test('a target with scheme and authority is reduced to its path and sets the host', async () => {
  expect(await exchange('GET http://localhost:3942/ HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 [\s\S]*ETag: /)
  expect(await exchange('GET HTTP://news.example HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 [\s\S]*ETag: /)
  expect(await exchange('HEAD https://news.example/search/?q=a HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('\r\nLocation: /search?q=a\r\n')
  await exchange('GET http://news.example/desk/absolute?a=b HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(seen.at(-1)).toMatchObject({ url: '/desk/absolute?a=b', headers: { 'x-forwarded-host': 'news.example' } })
  for (const target of ['http://x/desk/../', 'http:///desk', 'ftp://x/', 'http://a@b/'])
    expect(await exchange(`GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`), target).toMatch(/^HTTP\/1\.1 404 /)
})

test('methods that the desk does not have are refused', async () => {
  const before = seen.length
  for (const method of ['TRACE', 'OPTIONS', 'DELETE', 'PATCH', 'PROPFIND'])
    expect(await get('/desk', {}, method), method).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST, PUT' } })
  expect((await get('/', {}, 'TRACE')).headers.allow).toBe('GET, HEAD')
  expect(seen.length).toBe(before)
})

test('HEAD of the live stream answers the headers and no stream', async () => {
  const { status, headers, body } = await get('/live', {}, 'HEAD')
  expect([status, headers['content-type'], body.length]).toEqual([200, 'text/event-stream; charset=utf-8', 0])
})

function listen(headers: Record<string, string> = {}) {
  let text = ''
  const request = ask({ port: at.port, path: '/live', headers, agent: false }, (answer) =>
    answer.on('data', (chunk: Buffer) => (text += chunk)),
  )
  request.on('error', () => {}).end()
  return {
    end: () => request.destroy(),
    async next(kind: string): Promise<Record<string, unknown>> {
      await expect.poll(() => text, { timeout: 3_000 }).toContain(`event: ${kind}`)
      const block = text.split('\n\n').find((part) => part.includes(`event: ${kind}`))
      return JSON.parse(/data: (.*)/.exec(block ?? '')?.[1] ?? '{}')
    },
  }
}
