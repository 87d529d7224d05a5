import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { previewPasser } from './pass-preview.ts'

const path = `/preview/${'a'.repeat(43)}`
const page =
  '<!DOCTYPE html><html><head><title>Preview</title><script src="/_next/static/x.js" async=""></script></head><body><p>Words</p></body></html>'
let asked: { path: string; headers: Readonly<Record<string, string>> }[] = []
let type = 'text/html; charset=utf-8'
let release = () => {}
let held = Promise.resolve()

const pass = previewPasser({
  render: async (at, headers) => {
    asked.push({ path: at, headers })
    await held
    return { status: 200, type, body: Buffer.from(page), tags: [] }
  },
  https: false,
  isTrustedProxy: () => false,
})
const server = createServer((request, response) => {
  pass(request, response, request.url ?? '').catch(() => response.writeHead(503).end())
})
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'))
afterAll(() => server.close())
const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method, headers })

test('a preview goes out without the framework’s scripts, and nothing may keep it or learn its address', async () => {
  const answer = await ask({ 'accept-encoding': 'gzip' })
  expect(await answer.text()).toBe('<!DOCTYPE html><html><head><title>Preview</title></head><body><p>Words</p></body></html>')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'private, no-store',
    'cdn-cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'content-encoding': 'gzip',
  })
  expect(answer.headers.get('etag')).toBeNull()
  const requestId = answer.headers.get('x-request-id')
  expect(requestId).toMatch(/^[0-9a-f]{12}$/)
  expect(asked.at(-1)).toEqual({ path, headers: { 'x-forwarded-for': '127.0.0.1', 'x-request-id': requestId } })
})

test('every request asks web anew, and what the client says of its address is not believed', async () => {
  asked = []
  await ask({ 'x-forwarded-for': '198.51.100.1' })
  await ask({ 'x-forwarded-for': '198.51.100.2' })
  expect(asked.map(({ headers }) => headers['x-forwarded-for'])).toEqual(['127.0.0.1', '127.0.0.1'])
  expect(await (await ask({}, 'HEAD')).text()).toBe('')
})

test('it is packed only for who takes that', async () => {
  for (const accepted of ['gzip;q=0', 'br', 'identity'])
    expect((await ask({ 'accept-encoding': accepted })).headers.get('content-encoding'), accepted).toBeNull()
  expect((await ask({ 'accept-encoding': 'br, gzip;q=0.5' })).headers.get('content-encoding')).toBe('gzip')
})

test('a picture of it runs nothing and is kept nowhere', async () => {
  type = 'image/jpeg'
  const { headers } = await ask()
  type = 'text/html; charset=utf-8'
  expect([headers.get('content-security-policy'), headers.get('cache-control')]).toEqual([
    "default-src 'none'; frame-ancestors 'none'; sandbox",
    'private, no-store',
  ])
})

test('all pictures of a page are answered, a few at a time; when very many wait, the next is asked to come again', async () => {
  held = new Promise((resolve) => {
    release = resolve
  })
  asked = []
  let refused = 0
  const answers = Array.from({ length: 112 }, async () => {
    const { status } = await ask()
    if (status === 503) refused += 1
    return status
  })
  await expect.poll(() => [asked.length, refused]).toEqual([8, 4])
  release()
  expect((await Promise.all(answers)).filter((status) => status === 200)).toHaveLength(108)
})
