import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer as createRawServer, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Live } from './live.ts'
import { Origins } from './origins.ts'
import { Pages } from './pages.ts'
import { pass } from './pass.ts'
import { createEdgeServer } from './server.ts'
import { Sessions } from './sessions.ts'
import { WholeBodies } from './whole-body.ts'

/** A fake web that records every byte it receives. It answers each chunk, or only once `hasAll` is true. */
let received = ''
let hasAll = () => true
const web = createRawServer((socket: Socket) => {
  socket.on('error', () => {})
  socket.on('data', (piece: Buffer) => {
    received += piece.toString('latin1')
    if (hasAll()) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nup')
  })
})
const way = () => ({ agent: new Agent({ keepAlive: true, maxSockets: 1 }), bodies: new WholeBodies({ each: 4, all: 8, disk: 10_000_000 }) })
const ways = { sessions: new Sessions(), known: way(), unknown: way() }
const passOn = (request: IncomingMessage, response: ServerResponse) =>
  void pass(request, response, {
    ways,
    webs: new Origins([`http://127.0.0.1:${(web.address() as AddressInfo).port}`]),
    publicOrigin: new URL('http://localhost'),
    isOriginGiven: false,
    headers: [],
    isTrustedProxy: () => false,
  })
const live = new Live({ replay: async () => [], headers: [], mostListeners: 9 })
/** The complete server, and one without its checks that passes every request to `pass`. */
const front = createEdgeServer({
  pages: new Pages({
    render: async () => ({ status: 200, type: 'text/html', body: Buffer.from('<!DOCTYPE html><title>page</title>'), tags: [] }),
    site: { https: false },
    limitInBytes: 1e6,
  }),
  live,
  https: false,
  isReady: () => true,
  passPreview: async () => {},
  sendAttachment: async () => false,
  passUpgrade: (_, socket) => void socket.destroy(),
  passToWeb: passOn,
  connectionsPerAddress: 99,
  isExempt: () => true,
}).server
const open = createServer(passOn)

beforeAll(async () => {
  for (const server of [web, front, open]) await once(server.listen(0, '127.0.0.1'), 'listening')
})
beforeEach(() => {
  received = ''
  hasAll = () => true
})
afterAll(() => {
  live.end()
  for (const { agent } of [ways.known, ways.unknown]) agent.destroy()
  for (const server of [front, open]) server.closeAllConnections()
  for (const server of [web, front, open]) server.close()
})

/** What is received for these bytes until the first response or the connection has ended. */
async function exchange(server: Server, bytes: string): Promise<{ text: string; isClosed: boolean }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let text = ''
  let isClosed = false
  socket.on('data', (piece: Buffer) => (text += piece.toString('latin1'))).on('error', () => {})
  const closed = once(socket, 'close').then(() => {
    isClosed = true
  })
  socket.write(bytes, 'latin1')
  await Promise.race([closed, expect.poll(() => text, { timeout: 2_000 }).toMatch(/\r\n\r\n(?:up|[\s\S]*\n)/)])
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100))])
  socket.destroy()
  return { text, isClosed }
}

const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Swallow: '
const framings = {
  chunked: ['Transfer-Encoding: chunked', `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`],
  counted: [`Content-Length: ${hidden.length}`, hidden],
} as const
const both = ['chunked', 'counted'] as const
const message = (method: string, path: string, framing: (typeof both)[number], more = '') => {
  const [header, body] = framings[framing]
  return `${method} ${path} HTTP/1.1\r\nHost: x\r\n${more}${header}\r\n\r\n${body}`
}
const bodiless = ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'TRACE', 'PATCH', 'PROPFIND', 'QUERY']
const each = (methods: readonly string[]) => methods.flatMap((method) => both.map((framing) => [method, framing] as const))

test.each(each(bodiless))('a %s with a %s body is refused at once, and web gets none of its bytes', async (method, framing) => {
  for (const path of ['/desk', '/api/media', '/', '/live', `/media/${'0'.repeat(64)}/640.avif`]) {
    const { text, isClosed } = await exchange(front, message(method, path, framing, 'Cookie: a=b\r\n'))
    expect(text).toMatch(/^HTTP\/1\.1 400 [\s\S]*\r\nConnection: close\r\n/)
    expect(isClosed).toBe(true)
  }
  expect(received).toBe('')
})

test.each(each([...bodiless, 'POST', 'PUT']))(
  'if a %s with a %s body were passed on, its body would still be framed',
  async (method, framing) => {
    await exchange(open, message(method, '/desk', framing))
    const [header, body] = framings[framing]
    const [head, ...rest] = received.split('\r\n\r\n')
    expect(head?.split('\r\n').filter((line) => /^(?:content-length|transfer-encoding):/i.test(line))).toEqual([header])
    expect(rest.join('\r\n\r\n')).toBe(body)
  },
)

test.each(both)('a form that is sent %s reaches web unchanged', async (framing) => {
  expect((await exchange(front, message('POST', '/desk', framing))).text).toMatch(/^HTTP\/1\.1 200 /)
  expect(received.endsWith(framings[framing][1])).toBe(true)
})

test.each(both)('headers named by Connection are not forwarded, except those that frame a body sent %s', async (framing) => {
  const more = 'Connection: X-Mine, content-length\r\nConnection: transfer-encoding\r\nX-Mine: 1\r\nX-Yours: 2\r\n'
  await exchange(front, message('POST', '/desk', framing, more))
  expect(received).not.toMatch(/^x-mine:/im)
  expect(received).toMatch(/^x-yours: 2\r$/im)
  expect(received).toContain(`\r\n${framings[framing][0]}\r\n`)
})

test('a GET that says it has no body is passed on', async () => {
  expect((await exchange(front, 'GET /desk HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n')).text).toMatch(/^HTTP\/1\.1 200 /)
})

/** A POST that has sent its first bytes and then waits. */
async function trickle(server: Server): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write('POST /desk HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nx')
  return socket
}

test('a slow sender holds no connection to web, and web receives a body only when it is complete', async () => {
  const slow = await Promise.all([trickle(open), trickle(open), trickle(open)])
  const get = await exchange(open, 'GET /desk HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(get.text).toMatch(/^HTTP\/1\.1 200 /)
  expect((await exchange(open, message('POST', '/desk', 'counted'))).text).toMatch(/^HTTP\/1\.1 200 /)
  expect(received).not.toContain('Content-Length: 1000')
  const [first] = slow
  const come = once(first as Socket, 'data')
  first?.write('y'.repeat(999))
  expect(String((await come)[0])).toMatch(/^HTTP\/1\.1 200 /)
  expect(received).toContain(`x${'y'.repeat(999)}`)
  for (const socket of slow) socket.destroy()
})

test('one address may send a few bodies at once; one more gets 429, and the others continue', async () => {
  const slow = await Promise.all([trickle(open), trickle(open), trickle(open), trickle(open)])
  const { text, isClosed } = await exchange(open, message('POST', '/desk', 'counted'))
  expect(text).toMatch(/^HTTP\/1\.1 429 [\s\S]*\r\nRetry-After: 5\r\n/)
  expect(isClosed).toBe(true)
  for (const socket of slow) socket.destroy()
  await expect.poll(async () => (await exchange(open, message('POST', '/desk', 'counted'))).text).toMatch(/^HTTP\/1\.1 200 /)
})

test.each(['counted', 'chunked'] as const)(
  'a body that is too large, sent %s, gets the complete response, and the connection closes',
  async (framing) => {
    const size = 4 * 1024 * 1024 + 2 * 65_536
    const piece = Buffer.alloc(65_536, 'x')
    const socket = connect((open.address() as AddressInfo).port, '127.0.0.1')
    let text = ''
    const failures: string[] = []
    socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1'))).on('error', (error) => failures.push(error.message))
    const closed = once(socket, 'close')
    const header = framing === 'counted' ? `Content-Length: ${size}` : 'Transfer-Encoding: chunked'
    socket.write(`POST /desk HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`)
    for (let sent = 0; sent < size && !socket.destroyed; sent += piece.length) {
      if (framing === 'chunked') socket.write(`${piece.length.toString(16)}\r\n`)
      socket.write(piece)
      if (framing === 'chunked') socket.write('\r\n')
    }
    if (framing === 'chunked') socket.write('0\r\n\r\n')
    await closed
    expect(text).toMatch(/^HTTP\/1\.1 413 [\s\S]*The body is larger than \d+ bytes\. \([0-9a-f]{12}\)\n$/)
    expect(failures).toEqual([])
    expect(received).toBe('')
  },
)

test('the connection of a long body is not used for another request', async () => {
  hasAll = () => received.endsWith('z'.repeat(100_000))
  await exchange(open, `POST /desk HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n${'z'.repeat(100_000)}`)
  expect(received).toMatch(/\r\nConnection: close\r\n/)
  expect(hasAll()).toBe(true)
})
