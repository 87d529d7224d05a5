import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { freePort } from '#services/up/free-port.ts'
import { askLimits, SiteReader } from './ask-site.ts'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.closeAllConnections()
  for (const server of servers) server.close()
  vi.unstubAllEnvs()
})
beforeEach(() => vi.unstubAllEnvs())

/** A site at a port; answers its origin and what was asked of it. */
async function openSite(answer: RequestListener) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, port, asked }
}

async function askOnce(origin: string, path: string, port = 1) {
  vi.stubEnv('PUBLIC_URL', origin)
  vi.stubEnv('PORT', String(port))
  const reader = new SiteReader()
  const answer = await reader.ask(path)
  const { way } = reader
  await reader.close()
  return { answer, way }
}

test('it asks for the path alone, by one name, without a cookie', async () => {
  const { origin, asked } = await openSite((_, response) => response.end('Слава'))
  expect(await askOnce(origin, '/news/a?q=b')).toEqual({ answer: { status: 200, text: 'Слава' }, way: 'public' })
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /news/a?q=b'])
  expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(['accept-encoding', 'connection', 'host', 'user-agent'])
  expect(asked[0]?.headers['user-agent']).toBe('Galley-outside-check')
})

test('it follows a redirect within the site, and none to another', async () => {
  const elsewhere = await openSite((_, response) => response.end('A secret place'))
  const { origin } = await openSite(({ url }, response) => {
    const to = { '/old': '/new', '/away': `${elsewhere.origin}/`, '/round': '/round' }[url ?? '']
    if (to) response.writeHead(301, { location: to }).end()
    else response.end(url)
  })
  expect((await askOnce(origin, '/old')).answer).toEqual({ status: 200, text: '/new' })
  expect((await askOnce(origin, '/away')).answer).toEqual({ problem: 'elsewhere' })
  expect((await askOnce(origin, '/round')).answer).toEqual({ problem: 'elsewhere' })
  expect(elsewhere.asked).toEqual([])
})

test('it stops reading an answer that is too large, also one that never ends', async () => {
  const piece = Buffer.alloc(100_000, 'x')
  const { origin } = await openSite((_, response) => {
    const go = () => {
      while (response.write(piece));
      response.once('drain', go)
    }
    go()
  })
  expect((await askOnce(origin, '/')).answer).toEqual({ problem: 'too-large' })
})

test('an answer that does not come is none', { timeout: 3 * askLimits.milliseconds }, async () => {
  const { origin, port } = await openSite(() => {})
  expect((await askOnce(origin, '/', port)).answer).toEqual({ problem: 'no-answer' })
})

test('where the public address cannot be reached from here, it asks the edge of this machine under the public name', async () => {
  const edge = await openSite((_, response) => response.end('From the edge'))
  const unreachable = `http://127.0.0.1:${await freePort()}`
  const { answer, way } = await askOnce(unreachable, '/', edge.port)
  expect({ answer, way }).toEqual({ answer: { status: 200, text: 'From the edge' }, way: 'edge' })
  expect(edge.asked[0]?.headers.host).toBe(new URL(unreachable).host)
  expect((await askOnce(unreachable, '/', await freePort())).answer).toEqual({ problem: 'no-answer' })
})
