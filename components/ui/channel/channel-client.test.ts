import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ChannelClient } from './channel-client.ts'

/** A connection that the test opens and closes. */
class Line {
  readyState = 0
  onopen: ((event: Event) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  readonly sent: unknown[] = []
  send = (text: string) => void this.sent.push(JSON.parse(text))
  open() {
    this.readyState = 1
    this.onopen?.({} as Event)
  }
  close = (code = 1006) => {
    this.readyState = 3
    this.onclose?.({ code } as CloseEvent)
  }
  /** Opens, and the channel does what it is asked. */
  serve() {
    this.open()
    for (const message of this.sent as { kind: string; topic: string }[])
      if (message.kind === 'listen') this.say({ kind: 'listening', topic: message.topic })
  }
  say = (message: unknown) => this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent)
}

let lines: Line[]
let client: ChannelClient
const line = () => lines.at(-1) as Line
beforeEach(() => {
  vi.useFakeTimers()
  lines = []
  client = new ChannelClient(() => {
    const made = new Line()
    lines.push(made)
    return made as unknown as WebSocket
  })
})
afterEach(() => void vi.useRealTimers())

test('two listeners of one topic subscribe once, and both receive its messages', () => {
  const [one, other] = [vi.fn(), vi.fn()]
  const [stopOne, stopOther] = [client.listen('feed', one), client.listen('feed', other)]
  line().serve()
  expect(client.state()).toBe('live')
  expect(line().sent).toEqual([{ kind: 'listen', topic: 'feed' }])
  line().say({ kind: 'changed', topic: 'feed' })
  line().say({ kind: 'changed', topic: 'stories' })
  expect([one.mock.calls.length, other.mock.calls.length], 'the change of each opening, and the one that was told').toEqual([2, 2])
  stopOne()
  expect(line().sent).toHaveLength(1)
  stopOther()
  expect(line().sent.at(-1)).toEqual({ kind: 'leave', topic: 'feed' })
})

test('a lost connection reconnects by itself, subscribes again, and reports a possible change', () => {
  const hear = vi.fn()
  client.listen('stories', hear)
  line().serve()
  line().close()
  expect(client.state()).toBe('connecting')
  vi.advanceTimersByTime(20_000)
  expect(client.state()).toBe('paused')
  expect(lines.length).toBe(2)
  line().close()
  vi.advanceTimersByTime(20_000)
  line().serve()
  expect(client.state()).toBe('live')
  expect(line().sent).toEqual([{ kind: 'listen', topic: 'stories' }])
  expect(hear).toHaveBeenCalledTimes(2)
  expect(hear).toHaveBeenCalledWith({ kind: 'changed', topic: 'stories' })
})

test('after a short interruption a change is also possible', () => {
  const hear = vi.fn()
  client.listen('stories', hear)
  line().serve()
  line().close()
  vi.advanceTimersByTime(1_000)
  line().serve()
  expect(hear).toHaveBeenCalledTimes(2)
})

test('a page asks what it missed when the channel has begun to tell of a topic, and not before', () => {
  const [story, list] = [vi.fn(), vi.fn()]
  client.listen('story:1', story)
  line().open()
  expect(story).not.toHaveBeenCalled()
  line().say({ kind: 'listening', topic: 'story:1' })
  expect(story.mock.calls).toEqual([[{ kind: 'changed', topic: 'story:1' }]])
  client.listen('stories', list)
  expect(list).not.toHaveBeenCalled()
  line().say({ kind: 'listening', topic: 'stories' })
  expect([story.mock.calls.length, list.mock.calls.length]).toEqual([1, 1])
})

test('who comes later to a topic that is told of asks at once, unless they are gone again', async () => {
  const [first, second, gone] = [vi.fn(), vi.fn(), vi.fn()]
  client.listen('stories', first)
  line().serve()
  client.listen('stories', second)
  client.listen('stories', gone)()
  await Promise.resolve()
  expect([first.mock.calls.length, second.mock.calls.length, gone.mock.calls.length]).toEqual([1, 1, 0])
  line().close()
  client.listen('stories', gone)
  await Promise.resolve()
  expect(gone, 'nothing is told now').not.toHaveBeenCalled()
})

test('an unreachable channel is retried less and less often, and at once when the network is back', () => {
  client.listen('stories', () => {})
  for (let round = 0; round < 6; round += 1) {
    line().close()
    vi.advanceTimersByTime(15_000)
  }
  expect(client.state()).toBe('paused')
  const before = lines.length
  line().close()
  vi.advanceTimersByTime(5_000)
  expect(lines.length).toBe(before)
  client.retryNow()
  expect(lines.length).toBe(before + 1)
})

test('a connection that says nothing any more is given up, and another is opened', () => {
  client.listen('stories', () => {})
  line().open()
  for (let round = 0; round < 10; round += 1) {
    vi.advanceTimersByTime(15_000)
    line().say({ kind: 'alive' })
  }
  expect([lines.length, client.state()]).toEqual([1, 'live'])
  vi.advanceTimersByTime(38_000)
  expect(lines.length).toBe(2)
  expect(lines[0]?.readyState).toBe(3)
  vi.advanceTimersByTime(60_000)
  expect(lines.length, 'an attempt that is never answered is given up too').toBeGreaterThan(2)
})

test('a channel that accepts and closes at once is retried less and less often', () => {
  client.listen('stories', () => {})
  for (let round = 0; round < 8; round += 1) {
    line().open()
    line().close()
    vi.advanceTimersByTime(15_000)
  }
  const before = lines.length
  line().open()
  line().close()
  vi.advanceTimersByTime(5_000)
  expect(lines.length).toBe(before)
})

test('a caret is told while there is a connection', () => {
  client.listen('story:1', () => {})
  client.moveCaret('story:1', { anchor: 1, head: 2, version: 3 })
  line().open()
  client.moveCaret('story:1', { anchor: 4, head: 5, version: 6 })
  expect(line().sent).toEqual([
    { kind: 'listen', topic: 'story:1' },
    { kind: 'caret', topic: 'story:1', anchor: 4, head: 5, version: 6 },
  ])
})

test('the connection closes without listeners, and the next listener opens another', () => {
  const stop = client.listen('presence', () => {})
  line().open()
  line().say({ kind: 'presence', stories: { a: [{ id: 'b', name: 'Olena' }] } })
  expect(client.presence()).toEqual({ a: [{ id: 'b', name: 'Olena' }] })
  stop()
  vi.advanceTimersByTime(60_000)
  expect(line().readyState).toBe(3)
  expect([lines.length, client.state()]).toEqual([1, 'connecting'])
  client.listen('presence', () => {})
  expect([lines.length, client.presence()]).toEqual([2, {}])
})
