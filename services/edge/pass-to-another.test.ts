import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, createServer as createRawServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fullServer } from '#testing/full-server.ts'
import { Origins } from './origins.ts'
import { pass } from './pass.ts'
import { Sessions } from './sessions.ts'
import { WholeBodies } from './whole-body.ts'

/** A web that answers with its name and the body it got, and one that ends each connection when it has read the request. */
let asked: IncomingMessage['headers'][] = []
const well = createServer(async (request, response) => {
  asked.push(request.headers)
  let body = ''
  for await (const piece of request) body += piece
  response.writeHead(200, { 'X-Request-Id': 'of-web-itself' }).end(`well ${body}`)
})
let broken = 0
const dying = createRawServer((socket) => {
  socket.on('error', () => {})
  socket.on('data', () => {
    broken += 1
    socket.resetAndDestroy()
  })
})
const nobody = 'http://127.0.0.1:1'
const originOf = (server: { address: Server['address'] }) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

let origins: string[] = []
const way = { agent: new Agent(), bodies: new WholeBodies({ each: 4, all: 8, disk: 10_000_000 }) }
let isTrusted = false
/** Those of an edge that remembers which web was away; null: each request meets them for the first time. */
let remembered: Origins | null = null
const edge = createServer(
  (request, response) =>
    void pass(request, response, {
      ways: { sessions: new Sessions(), known: way, unknown: way },
      webs: remembered ?? new Origins(origins),
      publicOrigin: new URL('http://localhost'),
      isOriginGiven: false,
      headers: [],
      isTrustedProxy: () => isTrusted,
    }),
)
beforeAll(async () => {
  for (const server of [well, dying, edge]) await once(server.listen(0, '127.0.0.1'), 'listening')
})
beforeEach(() => {
  asked = []
  broken = 0
  isTrusted = false
  remembered = null
})
afterAll(() => {
  way.agent.destroy()
  for (const server of [well, edge]) server.closeAllConnections()
  for (const server of [well, dying, edge]) server.close()
})

const send = (method: string, body?: string, headers: Record<string, string> = {}) =>
  fetch(`${originOf(edge)}/desk`, { method, headers, ...(body !== undefined && { body }) })

test.each([
  ['GET', undefined],
  ['POST', 'a story'],
  ['POST', 'x'.repeat(200_000)], // such a body is in a file
])('when one web is away, another answers each %s, with the whole body', async (method, body) => {
  origins = [nobody, originOf(well), nobody]
  for (let time = 0; time < 3; time += 1) {
    const answer = await send(method, body)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(`well ${body ?? ''}`)
  }
})

test('a web that hangs while one connects to it is passed over soon, also by an act; alone it is a 502', { timeout: 20_000 }, async () => {
  const full = await fullServer()
  try {
    origins = [full.origin, originOf(well)]
    const began = performance.now()
    expect(await (await send('GET')).text()).toBe('well ')
    expect(await (await send('POST', 'publish')).text()).toBe('well publish')
    origins = [full.origin]
    expect((await send('GET')).status).toBe(502)
    expect(performance.now() - began).toBeLessThan(8_000)
  } finally {
    await full.end()
  }
})

test('a web that could not be reached is asked last from then on', async () => {
  const webs = new Origins([nobody, originOf(well)])
  remembered = webs
  expect((await send('GET')).status).toBe(200)
  for (let time = 0; time < 4; time += 1) expect(webs.order()).toEqual([originOf(well), nobody])
})

test('a page that a dying web read and did not answer is asked of another; an act is not, because it may have happened', async () => {
  origins = [originOf(dying), originOf(well)]
  expect(await (await send('GET')).text()).toBe('well ')
  expect(broken).toBe(1)
  const act = await send('POST', 'publish')
  expect(act.status).toBe(502)
  expect(asked).toHaveLength(1)
  const quoted = act.headers.get('x-request-id')
  expect(await act.text()).toContain(`(${quoted})`)
})

test('with every web away there is a 502 that a person can quote', async () => {
  origins = [nobody, nobody]
  const answer = await send('GET')
  expect(answer.status).toBe(502)
  expect(await answer.text()).toMatch(/^The desk does not answer .*\([0-9a-f]{12}\)\n$/)
})

test('each request has an id, which web and the browser get; one that a client sends counts only from a proxy, and only if it is one', async () => {
  origins = [originOf(well)]
  const idOf = async (given?: string) => (await send('GET', undefined, given ? { 'X-Request-Id': given } : {})).headers.get('x-request-id')
  const own = await idOf()
  expect(own).toMatch(/^[0-9a-f]{12}$/)
  expect(await idOf('from-a-client')).toMatch(/^[0-9a-f]{12}$/)
  isTrusted = true
  expect(await idOf('from-a-proxy-1')).toBe('from-a-proxy-1')
  expect(await idOf('no id at all; drop')).toMatch(/^[0-9a-f]{12}$/)
  expect(asked.map((headers) => headers['x-request-id'])).toEqual([own, expect.any(String), 'from-a-proxy-1', expect.any(String)])
  expect(asked.some((headers) => /client|drop/.test(String(headers['x-request-id'])))).toBe(false)
})

test('servers take turns, and one that was away a moment ago is tried last', () => {
  const three = new Origins(['a', 'b', 'c'])
  expect([three.order()[0], three.order()[0], three.order()[0], three.order()[0]]).toEqual(['a', 'b', 'c', 'a'])
  three.avoid('b')
  for (let time = 0; time < 6; time += 1) expect(three.order().at(-1)).toBe('b')
  const own = new Origins(['own', 'other'], { takeTurns: false })
  expect([own.order(), own.order()]).toEqual([
    ['own', 'other'],
    ['own', 'other'],
  ])
  own.avoid('own')
  expect(own.order()).toEqual(['other', 'own'])
  expect(new Origins(['alone']).order()).toEqual(['alone'])
})

test('all saves of a story go to one web, which knows its document; other acts go to each in turn', async () => {
  const named = ['one', 'two'].map((name) => createServer((_, response) => response.end(name)))
  for (const server of named) await once(server.listen(0, '127.0.0.1'), 'listening')
  remembered = new Origins(named.map(originOf))
  const ask = async (path: string) => (await fetch(`${originOf(edge)}${path}`, { method: 'POST', body: 'steps' })).text()
  const askFourTimes = async (path: string) => [await ask(path), await ask(path), await ask(path), await ask(path)]
  for (const story of ['0', '1', '2', '3', '4', '5', '6', '7']) {
    const found = new Set(await askFourTimes(`/desk/articles/01a22db5-e3fe-70e8-84e6-dfe8bc937c3${story}/draft`))
    expect(found.size).toBe(1)
  }
  expect(await askFourTimes('/desk/articles/01a22db5-e3fe-70e8-84e6-dfe8bc937c30')).toEqual(['one', 'two', 'one', 'two'])
  for (const server of named) {
    server.closeAllConnections()
    server.close()
  }
})
