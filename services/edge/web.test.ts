import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { fullServer } from '#testing/full-server.ts'
import { Origins } from './origins.ts'
import { Pulse } from './pulse.ts'
import { NotRendered, Web } from './web.ts'

/** A web that answers, and two that accept connections and say nothing, as a process that hangs does. */
let asked = { well: 0, hanging: 0, other: 0 }
const well = createServer((_, response) => {
  asked.well += 1
  response.end('a page')
})
const hanging = createServer(() => {
  asked.hanging += 1
})
const other = createServer(() => {
  asked.other += 1
})
const nobody = 'http://127.0.0.1:1'
const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const webOf = (...origins: string[]) => new Web(new Origins(origins), new URL('http://localhost'), 200)

beforeAll(async () => {
  for (const server of [well, hanging, other]) await once(server.listen(0, '127.0.0.1'), 'listening')
})
beforeEach(() => {
  asked = { well: 0, hanging: 0, other: 0 }
})
afterAll(() => {
  for (const server of [well, hanging, other]) {
    server.closeAllConnections()
    server.close()
  }
})

test('a page that a hanging web does not answer is asked of another, and that web is asked last from then on', async () => {
  const web = webOf(originOf(hanging), originOf(well))
  for (let time = 0; time < 4; time += 1) expect((await web.render('/')).body.toString()).toBe('a page')
  expect(asked).toEqual({ well: 4, hanging: 1, other: 0 })
})

test('a story for machines that depends on many others is read, however long its list of tags', async () => {
  const tags = Array.from({ length: 2_000 }, (_, at) => `article:${String(at).padStart(36, '0')}`)
  const many = createServer((_, response) => response.writeHead(200, { 'galley-tags': tags.join(' ') }).end('{}'))
  await once(many.listen(0, '127.0.0.1'), 'listening')
  expect((await webOf(originOf(many)).render('/news/a.ninjs.json')).tags).toEqual(tags)
  many.closeAllConnections()
  many.close()
})

test('a page that two webs do not answer in time is asked of no third, and of a single web once', async () => {
  await expect(webOf(originOf(hanging), originOf(other), originOf(well)).render('/')).rejects.toThrow(NotRendered)
  expect(asked).toEqual({ well: 0, hanging: 1, other: 1 })
  await expect(webOf(originOf(other)).render('/')).rejects.toThrow(NotRendered)
  expect(asked.other).toBe(2)
})

test('a web that is away is passed over, and with all away it says so', async () => {
  expect((await webOf(nobody, originOf(well)).render('/')).status).toBe(200)
  await expect(webOf(nobody, nobody).render('/')).rejects.toThrow(NotRendered)
})

test('a web that hangs while one connects to it is passed over soon, and asked last from then on', { timeout: 20_000 }, async () => {
  const full = await fullServer()
  try {
    const web = webOf(full.origin, originOf(well))
    const began = performance.now()
    expect((await web.render('/')).body.toString()).toBe('a page')
    const met = performance.now()
    expect(met - began).toBeLessThan(4_000)
    for (let time = 0; time < 4; time += 1) expect((await web.render('/')).status).toBe(200)
    expect(performance.now() - met).toBeLessThan(900)
    const alone = performance.now()
    await expect(webOf(full.origin).render('/')).rejects.toThrow(NotRendered)
    expect(performance.now() - alone).toBeLessThan(6_000)
  } finally {
    await full.end()
  }
})

test('the pulse finds a web that hangs before a reader does, and is felt while another answers', { timeout: 10_000 }, async () => {
  const webs = new Origins([originOf(hanging), originOf(well)])
  const pulse = new Pulse(webs)
  pulse.begin()
  await vi.waitFor(() => expect([webs.order()[0], webs.order()[0]]).toEqual([originOf(well), originOf(well)]), { timeout: 8_000 })
  expect(pulse.isFelt).toBe(true)
  pulse.end()
  expect(pulse.isFelt).toBe(false)
})
