import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { fullServer } from '#testing/full-server.ts'
import { Live } from './live.ts'
import { Pages } from './pages.ts'
import { Upgrades } from './pass-upgrade.ts'
import { createEdgeServer } from './server.ts'

/** A channel that repeats what it is told, and the headers with which it was asked. */
const asked: string[][] = []
const channel = createServer()
new WebSocketServer({ server: channel }).on('connection', (socket, { rawHeaders }) => {
  asked.push(rawHeaders)
  socket.on('message', (data) => socket.send(String(data)))
})
const idleAfter = 200
const requestId = 'f00dfeed1234'
let upgrades: Upgrades
let front: ReturnType<typeof createEdgeServer>
let at: number

beforeAll(async () => {
  await once(channel.listen(0, '127.0.0.1'), 'listening')
  upgrades = new Upgrades(['http://127.0.0.1:1', `http://127.0.0.1:${(channel.address() as AddressInfo).port}`], 2)
  front = createEdgeServer({
    pages: new Pages({
      render: async () => ({ status: 200, type: 'text/html', body: Buffer.from('<!DOCTYPE html><title>page</title>'), tags: [] }),
      site: { https: false },
      limitInBytes: 1e6,
    }),
    live: new Live({ replay: async () => [], headers: [], mostListeners: 9 }),
    https: false,
    isReady: () => true,
    passToWeb: (_, response) => response.end('the desk'),
    passPreview: async () => {},
    sendAttachment: async () => false,
    passUpgrade: (request, socket, head) => upgrades.pass(request, socket, head, requestId),
    connectionsPerAddress: 99,
    isExempt: () => true,
    idleAfter,
  })
  await once(front.server.listen(0, '127.0.0.1'), 'listening')
  at = (front.server.address() as AddressInfo).port
})
afterAll(() => {
  upgrades.end()
  front.server.close()
  channel.closeAllConnections()
  channel.close()
})

async function openChannel(headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${at}/channel`, { headers })
  await once(socket, 'open')
  return socket
}
async function say(socket: WebSocket, text: string): Promise<string> {
  socket.send(text)
  return String((await once(socket, 'message'))[0])
}

test('joins a page with the channel, and leaves a silent connection alone however soon others are closed', async () => {
  const socket = await openChannel()
  expect(await say(socket, 'hello')).toBe('hello')
  await new Promise((resolve) => setTimeout(resolve, 5 * idleAfter))
  expect(await say(socket, 'still here')).toBe('still here')
  socket.close()
  await once(socket, 'close')
})

test('passes what the channel reads and nothing that claims to come from the edge', async () => {
  const sent = { 'X-Forwarded-For': '192.0.2.1', 'Galley-Person': 'marta', 'X-Request-Id': 'not-from-the-edge' }
  const socket = await openChannel({ Cookie: 'a=b', Origin: 'http://x.example', ...sent })
  const [raw = []] = asked.slice(-1)
  const names = raw.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  expect(names).toEqual(expect.arrayContaining(['cookie', 'origin', 'host', 'sec-websocket-key']))
  expect(names.filter((name) => /^(x-|galley)/.test(name))).toEqual(['x-request-id'])
  expect(raw[raw.indexOf('x-request-id') + 1]).toBe(requestId)
  socket.close()
  await once(socket, 'close')
})

test('more pages than there is room for are told to come later', async () => {
  const open = [await openChannel(), await openChannel()]
  const third = new WebSocket(`ws://127.0.0.1:${at}/channel`)
  const [, answer] = (await once(
    third.on('error', () => {}),
    'unexpected-response',
  )) as [unknown, { statusCode: number }]
  expect(answer.statusCode).toBe(503)
  for (const socket of open) socket.close()
  await Promise.all(open.map((socket) => once(socket, 'close')))
})

test.each([
  ['another address', 'GET / HTTP/1.1', 'websocket', 'page'],
  ['HTTP/2 in the clear', 'GET /channel HTTP/1.1', 'h2c', 'HTTP/1.1 '],
  ['another method', 'POST /channel HTTP/1.1', 'websocket', 'HTTP/1.1 '],
])('an upgrade of %s is answered as a request', async (_, line, protocol, expected) => {
  const before = asked.length
  const socket = connect(at, '127.0.0.1')
  socket.write(`${line}\r\nHost: x\r\nUpgrade: ${protocol}\r\nConnection: Upgrade, close\r\nContent-Length: 0\r\n\r\n`)
  let answer = ''
  for await (const part of socket) answer += part
  expect(answer).toContain(expected)
  expect(answer).not.toContain(' 101 ')
  expect(asked.length).toBe(before)
})

test('a channel that hangs while one connects to it is passed over soon', { timeout: 20_000 }, async () => {
  const full = await fullServer()
  const two = new Upgrades([full.origin, `http://127.0.0.1:${(channel.address() as AddressInfo).port}`], 9)
  const server = createServer().on('upgrade', (request, socket, head) => two.pass(request, socket, head, requestId))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const began = performance.now()
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/channel`)
  await once(socket, 'open')
  expect(performance.now() - began).toBeLessThan(5_000)
  socket.close()
  await once(socket, 'close')
  two.end()
  server.close()
  await full.end()
})

test('a channel that is away ends the connection at once, and requests are answered as before', async () => {
  const away = new Upgrades(['http://127.0.0.1:1', 'http://127.0.0.1:2'], 9)
  const server = createServer().on('upgrade', (request, socket, head) => away.pass(request, socket, head, requestId))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/channel`)
  await new Promise((resolve) => socket.on('error', () => {}).on('close', resolve))
  server.close()
  expect((await fetch(`http://127.0.0.1:${at}/`)).status).toBe(200)
})
