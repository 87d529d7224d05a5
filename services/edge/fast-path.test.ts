import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { counters } from './counters.ts'
import { Live } from './live.ts'
import { Pages } from './pages.ts'
import { createEdgeServer } from './server.ts'

const html = `<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>${'<p>text</p>'.repeat(100)}</body></html>`
const pages = new Pages({
  render: async (key) => ({
    status: 200,
    type: 'text/html; charset=utf-8',
    body: Buffer.from(key === '/long' ? html.repeat(100) : html),
    tags: [],
  }),
  site: { https: false },
  limitInBytes: 1e7,
})
const bodies: string[] = []
const { server, closeIdle } = createEdgeServer({
  pages,
  live: new Live({ replay: async () => [], headers: [], mostListeners: 9 }),
  https: false,
  isReady: () => true,
  passPreview: async () => {},
  sendAttachment: async () => false,
  passUpgrade: (_, socket) => void socket.destroy(),
  async passToWeb(request, response) {
    const parts: Buffer[] = []
    try {
      for await (const part of request) parts.push(part as Buffer)
    } catch {
      return // the connection closed meanwhile
    }
    bodies.push(Buffer.concat(parts).toString())
    response.end('the desk')
  },
  connectionsPerAddress: 9_999,
  isExempt: () => true,
})
let etag = ''
beforeAll(async () => {
  etag = (await pages.page('/')).page.identity.etag
  await pages.page('/long')
  await once(server.listen(0), 'listening')
})
afterAll(() => {
  closeIdle()
  server.closeAllConnections()
  server.close()
})

const open = () => connect({ port: (server.address() as AddressInfo).port, noDelay: true }).on('error', () => {})

/** Everything that is received for these pieces. Each is sent when the previous one was answered, or after a short pause. */
async function exchange(...pieces: string[]): Promise<string> {
  const socket = open()
  const closed = once(socket, 'close').catch(() => {}) // a reset also ends the exchange
  let text = ''
  socket.on('data', (part: Buffer) => (text += part.toString('latin1')))
  for (const piece of pieces) {
    const answered = once(socket, 'data').catch(() => {})
    if (socket.writable) socket.write(piece, 'latin1')
    await Promise.race([pause(piece.length > 3 ? 150 : 5), answered, closed])
  }
  socket.end()
  await Promise.race([closed, pause(1_000)])
  socket.destroy()
  // Each request that fails has an id of its own, in a header and on its page.
  return text.replaceAll(/^(?:Date|Connection|Keep-Alive|x-request-id): .*\r\n/gm, '').replaceAll(/(503 \S+ )[0-9a-f]{12}/g, '$1')
}

const last = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
const headers = [
  'Host: x',
  'host:x',
  'Accept-Encoding: gzip, br',
  'accept-encoding: gzip, br;q=0',
  'ACCEPT-ENCODING:gzip',
  'Accept-Encoding:',
  'Connection: keep-alive',
  'Connection: close',
  'Connection: keep-alive, Upgrade',
  'Upgrade: websocket',
  'Content-Length: 0',
  'Content-Length: 5',
  'Content-Length : 5',
  'Transfer-Encoding: chunked',
  'transfer-encoding:\tidentity',
  'Expect: 100-continue',
  'If-None-Match: *',
  'Cookie: a=b',
  'X-Long: \x80\xff ~',
  'X-Control: \x01',
  'X Space: 1',
  ' folded: 1',
  ': nameless',
  'no colon',
]

const request = (line: string, lines: readonly string[], end = '\r\n') => [line, ...lines, '', ''].join(end)
// Sent in two pieces, a request cannot take the fast path.
const bothWays = (text: string) => Promise.all([exchange(text, last), exchange(text.slice(0, 3), text.slice(3), last)])

test.each([...headers, 'Accept-Encoding: br\r\naccept-encoding: gzip'])(
  'a request with %j is answered as node:http answers it',
  async (line) => {
    const [whole, inPieces] = await bothWays(request('GET / HTTP/1.1', ['Host: x', line]))
    expect(whole).toBe(inPieces)
  },
)

test('any bytes get the response that node:http would have given', async () => {
  const requests = fc
    .record({
      method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'get', 'HEAD', 'POST', ' GET'),
      target: fc.constantFrom('/', '/', '/', '/uk', '/?a=b', '/desk', '*', 'http://x/', '//', '/\x7f'),
      version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0'),
      host: fc.constantFrom(['Host: x'], ['Host: x'], []),
      lines: fc.subarray([...headers, `If-None-Match: ${etag}`], { maxLength: 4 }),
      end: fc.constantFrom('\r\n', '\r\n', '\r\n', '\n'),
    })
    .map(({ method, target, version, host, lines, end }) => request(`${method} ${target} ${version}`, [...host, ...lines], end))
  await fc.assert(
    fc.asyncProperty(requests, async (text) => {
      const [whole, inPieces] = await bothWays(text)
      expect(whole).toBe(inPieces)
    }),
    { numRuns: 80 },
  )
}, 60_000)

test('a request with two Host headers is refused, in one piece or two, for any target', async () => {
  for (const lines of [
    ['Host: x', 'Host: y'],
    ['Host: x', 'A: b', 'hOST:x'],
  ])
    for (const text of await bothWays(request('GET / HTTP/1.1', lines))) expect(text).toMatch(/^HTTP\/1\.1 400 /)
})

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`
async function sendAndRead(socket: Socket, text: string): Promise<string> {
  socket.write(text)
  const [part] = (await once(socket, 'data')) as [Buffer]
  return part.toString('latin1')
}

test('a plain request for a cached page never reaches node:http, any other request does', async () => {
  let reached = 0
  const count = () => (reached += 1)
  server.on('request', count)
  const [hits, requests] = [counters.hits, counters.requests]
  const socket = open()
  for (let time = 0; time < 3; time += 1)
    expect(await sendAndRead(socket, get('/', 'Accept-Encoding: br\r\n'))).toContain('Content-Encoding: br')
  expect([reached, counters.hits - hits, counters.requests - requests]).toEqual([0, 3, 3])
  expect(await sendAndRead(socket, get('/', 'If-None-Match: *\r\n'))).toMatch(/^HTTP\/1\.1 304/)
  expect(await sendAndRead(socket, get('/healthz'))).toMatch(/^HTTP\/1\.1 200/)
  expect([reached, counters.requests - requests]).toEqual([2, 5])
  server.off('request', count)
  socket.destroy()
})

test('a body that follows a page request on the same connection arrives complete', async () => {
  const socket = open()
  await sendAndRead(socket, get('/'))
  const body = 'x'.repeat(300_000)
  socket.write(`POST /desk HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`)
  await pause(20)
  socket.write(body.slice(10))
  const [part] = (await once(socket, 'data')) as [Buffer]
  expect(part.toString()).toContain('the desk')
  expect(bodies.at(-1)).toBe(body)
  socket.destroy()
})

test('a client that sends requests and does not read does not fill memory', async () => {
  const accepted = once(server, 'connection')
  const socket = open()
  const [serving] = (await accepted) as [Socket]
  for (let time = 0; time < 300; time += 1) {
    socket.write(get('/long'))
    await pause(1) // so that each arrives as a separate chunk
  }
  expect(serving.writableLength).toBeLessThan(4 * 100 * html.length)
  socket.destroy()
})

test('a connection that was half closed, or never sends anything, is closed', async () => {
  const [half, silent] = [open(), open()]
  await sendAndRead(half, get('/'))
  half.end()
  await once(half, 'close')
  closeIdle()
  await once(silent, 'close')
})
