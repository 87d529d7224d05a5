import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Attachments } from './attachments.ts'
import type { Rendered } from './page.ts'

const path = `/attachments/${'a'.repeat(64)}.mp3`
const long = Buffer.from(Array.from({ length: 1_300_000 }, (_, at) => at % 251))

/** What web has: bytes of a public file, or nothing. */
let bytes: Buffer | null
let asked: string[]
let held: Promise<void> | null
let attachments: Attachments
let server: ReturnType<typeof createServer>
let origin: string

async function ask(_: string, headers: Readonly<Record<string, string>>): Promise<Rendered> {
  asked.push(headers.range ?? '')
  const had = bytes
  await held
  const [, first = '0', last = '0'] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? []
  if (had === null) return { status: 404, type: 'text/plain', body: Buffer.from('no'), tags: [] }
  return {
    status: 206,
    type: 'audio/mpeg',
    body: had.subarray(Number(first), Number(last) + 1),
    tags: ['attachment:1'],
    etag: '"e"',
    contentRange: `bytes ${first}-${last}/${had.length}`,
  }
}

beforeEach(async () => {
  bytes = long
  asked = []
  held = null
  attachments = new Attachments({ ask, https: false })
  server = createServer(async (request: IncomingMessage, response) => {
    response.sendDate = false
    if (!(await attachments.send(request, response, request.url ?? ''))) response.writeHead(404).end()
  }).listen(0)
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP port
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const get = (headers: Record<string, string> = {}, method = 'GET') => fetch(origin + path, { headers, method })
const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

test('a whole file is sent in blocks, asked of web once each', async () => {
  for (const _ of [1, 2]) {
    const answer = await get()
    expect([answer.status, answer.headers.get('content-length'), answer.headers.get('accept-ranges')]).toEqual([200, '1300000', 'bytes'])
    expect((await bodyOf(answer)).equals(long)).toBe(true)
  }
  expect(asked).toEqual(['bytes=0-524287', 'bytes=524288-1048575', 'bytes=1048576-1572863'])
})

test('of a long file only what is asked for is asked of web', async () => {
  const answer = await get({ range: 'bytes=1048570-1048579' })
  expect([answer.status, answer.headers.get('content-range'), answer.headers.get('content-length')]).toEqual([
    206,
    'bytes 1048570-1048579/1300000',
    '10',
  ])
  expect((await bodyOf(answer)).equals(long.subarray(1_048_570, 1_048_580))).toBe(true)
  expect(asked).toEqual(['bytes=0-524287', 'bytes=524288-1048575', 'bytes=1048576-1572863'])
  expect((await bodyOf(await get({ range: 'bytes=-4' }))).equals(long.subarray(-4))).toBe(true)
  expect(asked).toHaveLength(3)
})

test('headers say what it is, and that nothing in it runs', async () => {
  const { headers } = await get({}, 'HEAD')
  expect(headers.get('content-type')).toBe('audio/mpeg')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  expect(headers.get('surrogate-key')).toBe('attachment:1')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
})

test('what a browser has is not sent again; a range of another file is the whole file; one behind the end is none', async () => {
  expect((await get({ 'if-none-match': '"e"' })).status).toBe(304)
  expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' }, 'HEAD')).status).toBe(200)
  expect((await get({ range: 'bytes=0-1', 'if-range': '"e"' }, 'HEAD')).status).toBe(206)
  const behind = await get({ range: 'bytes=1300000-' })
  expect([behind.status, behind.headers.get('content-range')]).toEqual([416, 'bytes */1300000'])
})

test('readers who wait for the same block have web asked once', async () => {
  let go = () => {}
  held = new Promise((resolve) => {
    go = resolve
  })
  const answers = [get({ range: 'bytes=0-9' }), get({ range: 'bytes=0-9' }), get({ range: 'bytes=5-9' })]
  await expect.poll(() => asked.length).toBe(1)
  go()
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([206, 206, 206])
  expect(asked).toHaveLength(1)
})

test('what is taken from readers is not sent any more, though its bytes are here; other changes ask nothing', async () => {
  await bodyOf(await get())
  attachments.apply({ tags: ['article:1', 'attachment:2'] })
  expect((await get({}, 'HEAD')).status).toBe(200)
  expect(asked).toHaveLength(3)
  bytes = null
  attachments.apply({ tags: ['attachment:1'] })
  expect((await get()).status).toBe(404)
  bytes = long
  expect((await get({}, 'HEAD')).status).toBe(200)
})

test('an answer from before a change is not kept after it', async () => {
  let go = () => {}
  held = new Promise((resolve) => {
    go = resolve
  })
  const answer = get()
  await expect.poll(() => asked.length).toBe(1)
  bytes = null
  attachments.apply({ tags: ['attachment:1'] })
  held = null
  go()
  expect((await answer).status).toBe(404)
  expect((await get()).status).toBe(404)
})

test('what only the staff has is not sent by the edge', async () => {
  attachments = new Attachments({ ask: async (key, headers) => ({ ...(await ask(key, headers)), tags: [] }), https: false })
  expect((await get()).status).toBe(404)
})

/** A reader who takes a block and waits: what was written to them, and whether they were cut off. */
function readSlowly(headers: Record<string, string> = {}) {
  const written: Buffer[] = []
  const response = Object.assign(new EventEmitter(), {
    destroyed: false,
    writeHead: () => response,
    write: (part: Buffer) => {
      written.push(Buffer.from(part))
      return false
    },
    end: () => response,
    destroy: () => {
      response.destroyed = true
    },
  })
  const request = { headers, method: 'GET' }
  // Of both only this is used.
  const sent = attachments.send(request as unknown as IncomingMessage, response as unknown as ServerResponse, path)
  return { written, response, sent }
}

test('who is in the middle of a file that is taken from readers gets no more of it', async () => {
  await bodyOf(await get())
  const { written, response, sent } = readSlowly()
  await expect.poll(() => written.length).toBe(1)
  bytes = null
  attachments.apply({ tags: ['attachment:1'] })
  response.emit('drain')
  await sent
  expect([written.length, response.destroyed]).toEqual([1, true])
})

test('not a byte more is sent than was asked for', async () => {
  const { written, sent } = readSlowly({ range: 'bytes=524280-524299' })
  await expect.poll(() => written.length).toBe(1)
  expect(written[0]?.length).toBe(8)
  void sent
  const { written: one, sent: whole } = readSlowly({ range: 'bytes=10-19' })
  await whole
  expect(Buffer.concat(one).equals(long.subarray(10, 20))).toBe(true)
})
