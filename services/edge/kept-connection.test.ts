import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpDate } from './clock.ts'
import { Live } from './live.ts'
import { Pages } from './pages.ts'
import { createEdgeServer } from './server.ts'

const idleAfter = 300
const body = `<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>${'<p>text</p>'.repeat(100)}</body></html>`
const pages = new Pages({
  render: async () => ({ status: 200, type: 'text/html; charset=utf-8', body: Buffer.from(body), tags: [] }),
  site: { https: false },
  limitInBytes: 1e7,
})
const live = new Live({ replay: async () => [], headers: [], mostListeners: 9 })
const { server } = createEdgeServer({
  pages,
  live,
  https: false,
  isReady: () => true,
  passPreview: async () => {},
  sendAttachment: async () => false,
  passUpgrade: (_, socket) => void socket.destroy(),
  passToWeb: (_, response) => void setTimeout(() => response.end('late'), 3 * idleAfter),
  connectionsPerAddress: 99,
  isExempt: () => true,
  idleAfter,
})
beforeAll(async () => {
  await pages.page('/')
  await once(server.listen(0), 'listening')
})
afterAll(() => {
  live.end()
  server.closeAllConnections()
  server.close()
})

const open = () => connect((server.address() as AddressInfo).port)
const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`

async function hear(socket: Socket, until: (text: string) => boolean): Promise<string> {
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
  await expect.poll(() => until(text), { timeout: 2_000, message: text }).toBe(true)
  return text
}

test('several responses arrive on one connection, in order, each with its head, its date and its complete body', async () => {
  const socket = open()
  socket.write(get('/') + get('/healthz') + get('/', 'If-None-Match: *\r\n') + get('/').replace('GET', 'HEAD') + get('/'))
  const text = await hear(socket, (all) => all.split('</html>').length === 3)
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status)
  expect(statuses).toEqual(['200', '200', '304', '200', '200'])
  const [head = '', first] = text.split('\r\n\r\n')
  expect(head.split('\r\n')).toEqual(
    expect.arrayContaining([`Content-Length: ${body.length}`, 'Connection: keep-alive', 'Content-Type: text/html; charset=utf-8']),
  )
  expect(first).toMatch(new RegExp(`^${body}HTTP/1.1 200`))
  socket.destroy()
})

test('the date in a cached response is the time it was sent', async () => {
  await pause(1_600)
  const socket = open()
  const before = httpDate()
  socket.write(get('/'))
  const text = await hear(socket, (all) => all.includes('</html>'))
  expect([before, httpDate()]).toContain(/\r\nDate: (.*)\r\n/.exec(text)?.[1])
  expect(pages.atHand('/')?.identity.headers[1]).not.toBe(httpDate())
  socket.destroy()
})

test('a browser that wants the connection closed gets it closed', async () => {
  const socket = open()
  socket.write(get('/', 'Connection: close\r\n'))
  const [text] = await Promise.all([hear(socket, (all) => all.includes('</html>')), once(socket, 'close')])
  expect(text).toContain('\r\nConnection: close\r\n')
})

test('an idle connection is closed, one that waits for a slow response or listens to the live stream is not', async () => {
  const [resting, waiting, listening] = [open(), open(), open()]
  resting.write(get('/'))
  waiting.write(get('/desk'))
  listening.write(get('/live'))
  const began = performance.now()
  const late = hear(waiting, (all) => all.includes('late'))
  resting.resume()
  await once(resting, 'close')
  expect(performance.now() - began).toBeGreaterThan(idleAfter)
  expect(await late).toMatch(/^HTTP\/1\.1 200/)
  expect(listening.closed).toBe(false)
  waiting.destroy()
  listening.destroy()
})
