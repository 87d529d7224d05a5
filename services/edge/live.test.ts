import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import type { Row } from './follow.ts'
import { Live } from './live.ts'

const row = (id: number): Row => ({
  id,
  tags: [],
  drop: false,
  at: new Date(0),
  event: { kind: 'published', articleId: `story-${id}`, language: 'en', slug: 'x' },
})
const request = (since?: number) =>
  ({
    headers: since === undefined ? {} : { 'last-event-id': String(since) },
    url: '/live',
    socket: { setTimeout() {}, setNoDelay() {} },
  }) as unknown as IncomingMessage // what listen() touches

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
    ids: () => [...text.join('').matchAll(/^id: (\d+)\nevent: published/gm)].map((match) => Number(match[1])),
  } // likewise
}

test('who comes back is told what was missed, then what happened while it was looked up, each once and in order', async () => {
  const replay = Promise.withResolvers<Row[]>()
  const live = new Live({ replay: () => replay.promise, headers: [], mostListeners: 10 })
  const { response, ids } = listener()
  const listening = live.listen(request(2), response)
  live.tell(row(4))
  live.tell(row(5))
  replay.resolve([row(3), row(4)])
  await listening
  live.tell(row(6))
  expect(ids()).toEqual([3, 4, 5, 6])
})

test('a listener that does not take what it is sent is dropped, and the others are told', async () => {
  const live = new Live({ replay: async () => [], headers: [], mostListeners: 10 })
  const [slow, quick] = [listener(), listener()]
  await live.listen(request(), slow.response)
  await live.listen(request(), quick.response)
  Object.assign(slow.response, { writableLength: 70_000 })
  live.tell(row(1))
  expect([slow.ids(), quick.ids()]).toEqual([[], [1]])
})
