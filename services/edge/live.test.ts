import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test, vi } from 'vitest'
import type { Row } from './follow-outbox.ts'
import { Live } from './live.ts'

const row = (id: number): Row => ({
  id,
  tags: [],
  drop: false,
  at: new Date(0),
  event: { kind: 'published', articleId: `story-${id}`, language: 'en', slug: 'x' },
})
const makeGone = (id: number, story: number): Row => ({
  ...row(id),
  drop: true,
  event: { kind: 'taken-down', articleId: `story-${story}`, language: 'en', slug: 'x' },
})
const request = (since?: number, url = '/live') =>
  ({
    headers: since === undefined ? {} : { 'last-event-id': String(since) },
    url,
    socket: { setTimeout() {}, setNoDelay() {} },
  }) as unknown as IncomingMessage // only what listen() uses

function listener() {
  const text: string[] = []
  const response = Object.assign(new EventEmitter(), {
    writableLength: 0,
    destroyed: false,
    writeHead() {},
    write: (part: string | Buffer) => text.push(String(part)),
    destroy() {},
  })
  return {
    response: response as unknown as ServerResponse,
    lines: () => [...text.join('').matchAll(/^id: (\d+)\nevent: ([\w-]+)/gm)].map(([, id, of]) => `${of} ${id}`),
    ids: (kind = 'published') =>
      [...text.join('').matchAll(/^id: (\d+)\nevent: ([\w-]+)/gm)].flatMap(([, id, of]) => (of === kind ? [Number(id)] : [])),
  } // only what listen() uses
}

test('a listener that reconnects receives what it missed, then what happened during the query, each once and in order', async () => {
  const replay = Promise.withResolvers<Row[]>()
  const live = new Live({ replay: () => replay.promise, headers: [], mostListeners: 10 })
  live.beginAt(3)
  const { response, ids } = listener()
  const listening = live.listen(request(2), response)
  live.tell(row(4))
  live.tell(row(5))
  replay.resolve([row(3), row(4)])
  await listening
  live.tell(row(6))
  expect(ids()).toEqual([3, 4, 5, 6])
})

test('however many listeners missed something, Postgres is asked for two at once, and not for those that have left', async () => {
  const asked: PromiseWithResolvers<Row[]>[] = []
  const replay = () => {
    const one = Promise.withResolvers<Row[]>()
    asked.push(one)
    return one.promise
  }
  const live = new Live({ replay, headers: [], mostListeners: 20 })
  live.beginAt(9)
  const all = Array.from({ length: 20 }, listener)
  const listening = Promise.all(all.map(({ response }) => live.listen(request(2), response)))
  for (const { response } of all.slice(3)) Object.assign(response, { destroyed: true })
  await new Promise(setImmediate)
  expect(asked).toHaveLength(2)
  const writeHead = vi.fn()
  await live.listen(request(2), Object.assign(listener().response, { writeHead, end() {} }))
  expect(writeHead.mock.calls[0]?.[0]).toBe(503)
  for (let at = 0; at < 3; at += 1) (await vi.waitUntil(() => asked[at])).resolve([row(5)])
  await listening
  expect(asked).toHaveLength(3)
  for (const { ids } of all.slice(0, 3)) expect(ids()).toEqual([5])
})

test('a listener that does not read its events is dropped, and the others still receive them', async () => {
  const live = new Live({ replay: async () => [], headers: [], mostListeners: 10 })
  const [slow, quick] = [listener(), listener()]
  await live.listen(request(), slow.response)
  await live.listen(request(), quick.response)
  Object.assign(slow.response, { writableLength: 70_000 })
  live.tell(row(1))
  expect([slow.ids(), quick.ids()]).toEqual([[], [1]])
})

test('missed events come from memory when it goes back far enough, and otherwise from the table', async () => {
  const replay = vi.fn(async () => [row(6)])
  const live = new Live({ replay, headers: [], mostListeners: 10 })
  live.beginAt(5)
  for (const id of [6, 7, 8]) live.tell(row(id))
  const [fresh, old] = [listener(), listener()]
  await live.listen(request(undefined, '/live?feed=en&since=6'), fresh.response)
  expect([fresh.ids(), fresh.ids('here')]).toEqual([[7, 8], [8]])
  expect(replay).not.toHaveBeenCalled()
  await live.listen(request(undefined, '/live?feed=en&since=4'), old.response)
  expect([old.ids(), old.ids('here')]).toEqual([[6], [8]])
  expect(replay).toHaveBeenCalledWith(4, { feed: 'en', story: null })
})

test('a new edge loads recent events, and listeners of another edge resume without a query', async () => {
  const replay = vi.fn(async () => [])
  const live = new Live({ replay, headers: [], mostListeners: 10 })
  live.beginAt(9, [row(5), row(8)], 4)
  const { response, ids } = listener()
  await live.listen(request(5), response)
  expect([ids(), ids('here')]).toEqual([[8], [9]])
  expect(replay).not.toHaveBeenCalled()
})

test('Last-Event-ID takes precedence over the page’s own `since`', async () => {
  const live = new Live({ replay: async () => [], headers: [], mostListeners: 10 })
  for (const id of [6, 7, 8]) live.tell(row(id))
  const { response, ids } = listener()
  await live.listen(request(7, '/live?feed=en&since=5'), response)
  expect(ids()).toEqual([8])
})

test('of a removed story only the removal is sent, from memory and from the table alike', async () => {
  const replay = Promise.withResolvers<Row[]>()
  const live = new Live({ replay: () => replay.promise, headers: [], mostListeners: 10 })
  live.beginAt(5)
  for (const id of [6, 7]) live.tell(row(id))
  const [fromTable, fromMemory] = [listener(), listener()]
  const listening = live.listen(request(4), fromTable.response)
  live.tell(makeGone(8, 6))
  replay.resolve([row(5), row(6), row(7)])
  await listening
  await live.listen(request(5), fromMemory.response)
  expect([fromTable.ids(), fromTable.ids('taken-down')]).toEqual([[5, 7], [8]])
  expect([fromMemory.ids(), fromMemory.ids('taken-down')]).toEqual([[7], [8]])
})

test('a page receives only the missed events that it follows; an invalid language or story is ignored', async () => {
  const live = new Live({ replay: async () => [], headers: [], mostListeners: 10 })
  for (const id of [1, 2]) live.tell(row(id))
  live.tell(makeGone(3, 1))
  const [ukrainian, story, neither] = [listener(), listener(), listener()]
  await live.listen(request(undefined, '/live?feed=uk&since=0'), ukrainian.response)
  await live.listen(request(undefined, '/live?story=0190a6b0-0000-7000-8000-000000000000&since=0'), story.response)
  await live.listen(request(undefined, "/live?feed='en'&story=x&since=0"), neither.response)
  for (const { ids } of [ukrainian, story]) expect([ids(), ids('taken-down')]).toEqual([[], [3]])
  expect([neither.ids(), neither.ids('taken-down')]).toEqual([[2], [3]])
})

test('when Postgres lost changes, open pages are told to start over, and so are pages that come later and have seen what is lost', async () => {
  const live = new Live({ replay: async () => [], headers: [], mostListeners: 10 })
  live.beginAt(1_000)
  const [open, later, current, older] = [listener(), listener(), listener(), listener()]
  await live.listen(request(undefined, '/live?feed=en&since=1000'), open.response)
  live.beginAnew(996, 1_000)
  live.tell(row(997))
  expect(open.lines()).toEqual(['here 1000', 'lost 996', 'published 997'])
  await live.listen(request(undefined, '/live?feed=en&since=1000'), later.response)
  expect(later.lines(), 'it is told what it takes as seen').toEqual(['lost 996', 'published 997', 'here 997'])
  await live.listen(request(undefined, '/live?feed=en&since=996'), current.response)
  await live.listen(request(undefined, '/live?feed=en&since=1001'), older.response)
  expect([current.lines(), older.lines()]).toEqual([['published 997', 'here 997'], ['here 1001']])
  live.beginAnew(990, 997)
  const twice = listener()
  await live.listen(request(undefined, '/live?feed=en&since=1000'), twice.response)
  expect(twice.lines()).toEqual(['lost 990', 'here 990'])
})

test('a page that is receiving what it missed while Postgres loses changes receives nothing of these', async () => {
  const replay = Promise.withResolvers<Row[]>()
  const live = new Live({ replay: () => replay.promise, headers: [], mostListeners: 10 })
  live.beginAt(1_000)
  const { response, lines } = listener()
  const listening = live.listen(request(990), response)
  live.tell(row(1_001))
  live.beginAnew(996, 1_001)
  live.tell(row(1_002))
  replay.resolve([row(995), row(1_000)])
  await listening
  expect(lines()).toEqual(['lost 996', 'published 1002', 'here 1002'])
})

test('a page that has seen a change which does not come is told that it is lost; one from an edge that is ahead is not', async () => {
  vi.useFakeTimers()
  const live = new Live({ replay: async () => [], headers: [], mostListeners: 10 })
  live.beginAt(900) // after a restore
  const [lost, ahead, away] = [listener(), listener(), listener()]
  await live.listen(request(undefined, '/live?feed=en&since=1000'), lost.response)
  await live.listen(request(undefined, '/live?feed=en&since=901'), ahead.response)
  await live.listen(request(undefined, '/live?feed=en&since=1000'), away.response)
  away.response.emit('close')
  live.tell(row(901))
  vi.advanceTimersByTime(5_000)
  live.tell(row(902))
  expect(lost.lines()).toEqual(['here 1000', 'published 901', 'lost 901', 'published 902'])
  expect(ahead.lines()).toEqual(['here 901', 'published 901', 'published 902'])
  expect(away.lines()).toEqual(['here 1000'])
  vi.useRealTimers()
})
