import { beforeEach, expect, test, vi } from 'vitest'
import { done, no } from '#lib/outcome.ts'
import { forgetPieces, sendInPieces } from './send-in-pieces.ts'

/** A newsroom that holds uploads in memory; what `breaks` says true to does not arrive, or its answer does not. */
let uploads: Map<string, Uint8Array>
let asked: string[]
let breaks: (request: string) => 'before' | 'after' | number | undefined

beforeEach(() => {
  uploads = new Map()
  asked = []
  breaks = () => undefined
  const remembered = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => remembered.get(key) ?? null,
    setItem: (key: string, value: string) => remembered.set(key, value),
    removeItem: (key: string) => remembered.delete(key),
  })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal(
    'fetch',
    async (address: string, { method: sent, headers, body }: { method: string; headers: Record<string, string>; body?: Blob }) => {
      const method = headers['X-HTTP-Method-Override'] ?? sent
      const request = `${method} ${headers['Upload-Offset'] ?? headers['Upload-Length'] ?? ''}`.trim()
      asked.push(request)
      const broken = breaks(request)
      if (typeof broken === 'number') return new Response(null, { status: broken })
      if (broken === 'before') throw new TypeError('no network')
      const answer = await answerTo(address, method, headers, body)
      if (broken === 'after') throw new TypeError('no network')
      return answer
    },
  )
})

async function answerTo(address: string, method: string, headers: Record<string, string>, body?: Blob): Promise<Response> {
  const id = address.split('/').at(-1) ?? ''
  if (method === 'POST') {
    const name = `upload-${uploads.size + 1}`
    uploads.set(name, new Uint8Array())
    return new Response(null, { status: 201, headers: { Location: `/api/uploads/${name}` } })
  }
  const there = uploads.get(id)
  if (!there) return new Response(null, { status: 404 })
  if (method === 'DELETE') uploads.delete(id)
  if (method === 'PATCH') {
    if (Number(headers['Upload-Offset']) !== there.length) return new Response(null, { status: 409 })
    uploads.set(id, Buffer.concat([there, new Uint8Array((await body?.arrayBuffer()) ?? new ArrayBuffer())]))
  }
  return new Response(null, { status: method === 'HEAD' ? 200 : 204, headers: { 'Upload-Offset': String(uploads.get(id)?.length ?? 0) } })
}

const bytes = Buffer.from(Array.from({ length: 1_200_000 }, (_, index) => index % 251))
const makeFile = (name: string) => new File([bytes], name, { lastModified: 7 })
const send = (file: File, signal?: AbortSignal) => sendInPieces(file, () => {}, signal)
const hasWhole = (id: string) => Buffer.from(uploads.get(id) ?? []).equals(bytes)

test('two files arrive in pieces, and each has its own progress', async () => {
  const parts: number[] = []
  expect(await sendInPieces(makeFile('дощ.jpg'), (part) => parts.push(part))).toEqual(done('upload-1'))
  expect(await send(makeFile('b.jpg'))).toEqual(done('upload-2'))
  expect([hasWhole('upload-1'), hasWhole('upload-2')]).toEqual([true, true])
  expect(parts.map((part) => Math.round(part * 100))).toEqual([0, 42, 83, 100])
  expect(asked.slice(0, 4)).toEqual(['POST 1200000', 'PATCH 0', 'PATCH 500000', 'PATCH 1000000'])
})

test.each(['before', 'after'] as const)('a piece whose way breaks off %s the newsroom has it is in it once', async (when) => {
  vi.useFakeTimers()
  let times = 0
  breaks = (request) => (request === 'PATCH 500000' && times++ === 0 ? when : undefined)
  const sent = send(makeFile('a.jpg'))
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  expect(await sent).toEqual(done('upload-1'))
  expect(hasWhole('upload-1')).toBe(true)
})

test('after a network that stays away it is broken off, and the next attempt goes on where it stopped', async () => {
  vi.useFakeTimers()
  let isAway = false
  breaks = (request) => {
    isAway ||= request === 'PATCH 500000'
    return isAway ? 'before' : undefined
  }
  const first = send(makeFile('a.jpg'))
  await vi.advanceTimersByTimeAsync(120_000)
  vi.useRealTimers()
  expect(await first).toEqual(no('offline'))
  breaks = () => undefined
  asked = []
  expect(await send(makeFile('a.jpg'))).toEqual(done('upload-1'))
  expect(asked).toEqual(['HEAD', 'PATCH 500000', 'PATCH 1000000'])
  expect(hasWhole('upload-1')).toBe(true)
})

test('a newsroom that fails again and again, as with a full disk, is no lost connection', async () => {
  vi.useFakeTimers()
  breaks = (request) => (request.startsWith('PATCH') ? 500 : undefined)
  const sent = send(makeFile('a.jpg'))
  await vi.advanceTimersByTimeAsync(120_000)
  vi.useRealTimers()
  expect(await sent).toEqual(no('outage'))
  expect(asked.filter((request) => request === 'PATCH 0')).toHaveLength(6)
})

test('an upload that is not there any more is begun again; one that is forgotten, too', async () => {
  await send(makeFile('a.jpg'))
  uploads.clear()
  expect(await send(makeFile('a.jpg'))).toMatchObject({ ok: true })
  forgetPieces(makeFile('a.jpg'))
  asked = []
  expect(await send(makeFile('a.jpg'))).toMatchObject({ ok: true })
  expect(asked[0]).toBe('POST 1200000')
})

test.each([
  [401, 'signed-out'],
  [403, 'cross-site'],
  [413, 'too-big'],
  [429, 'busy'],
  [400, 'outage'],
])('an answer of %i is no lost connection', async (status, problem) => {
  breaks = () => status
  expect(await send(makeFile('a.jpg'))).toEqual(no(problem))
  expect(asked).toEqual(['POST 1200000'])
})

test('what a person stops is stopped', async () => {
  const stop = new AbortController()
  breaks = (request) => {
    if (request === 'PATCH 500000') stop.abort()
    return undefined
  }
  expect(await send(makeFile('a.jpg'), stop.signal)).toEqual(no('stopped'))
  expect(asked.at(-1)).toBe('PATCH 500000')
})
