import { beforeEach, expect, test, vi } from 'vitest'
import type { Topic } from '#lib/channel.ts'
import type { Visit } from './listeners.ts'
import { OtherChannels } from './other-channels.ts'

const topic: Topic = 'story:00000000-0000-4000-8000-000000000001'
const visitOf = (number: number, name = 'Olena'): Visit => ({
  page: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  visitor: { id: '00000000-0000-4000-8000-00000000000a', name },
  caret: null,
})

/** Channels that hear each other as by NOTIFY: what one says, all hear. */
class Line {
  readonly channels: OtherChannels[] = []
  readonly said: string[] = []
  isCut = false

  add(own: Visit[] = []) {
    const heard = vi.fn()
    const channel = new OtherChannels({ own: () => own.map((visit) => ({ topic, visit })), heard })
    this.channels.push(channel)
    channel.begin(async (payload) => {
      if (this.isCut) throw new Error('Postgres is away')
      this.said.push(payload)
      for (const each of this.channels) each.hear(payload)
    })
    channel.ask()
    return { channel, heard, own, pages: () => channel.visitsTo(topic).map(({ page }) => page) }
  }

  kill(channel: OtherChannels) {
    this.channels.splice(this.channels.indexOf(channel), 1)
    channel.begin(async () => {})
  }
}

let line: Line
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
beforeEach(() => {
  vi.useFakeTimers()
  line = new Line()
  return () => void vi.useRealTimers()
})

test('a channel that starts hears of all pages of the others, and they of its own', async () => {
  const many = Array.from({ length: 500 }, (_, number) => visitOf(number))
  const one = line.add(many)
  await pass(1)
  const other = line.add([visitOf(900)])
  await pass(100)
  expect(other.pages()).toHaveLength(500)
  expect(one.pages()).toEqual([visitOf(900).page])
  expect(Math.max(...line.said.map((payload) => Buffer.byteLength(payload))), 'what Postgres takes').toBeLessThan(8_000)
})

test('a page that comes, moves its caret and leaves is heard of', async () => {
  const [one, other] = [line.add(), line.add()]
  await pass(1)
  const visit = visitOf(1)
  one.channel.tell(topic, visit.page, visit)
  await pass(100)
  one.channel.tell(topic, visit.page, { ...visit, caret: { anchor: 1, head: 2, version: 3 } })
  await pass(100)
  one.channel.tell(topic, visit.page, null)
  await pass(100)
  expect(other.heard.mock.calls.map(([, { caret }, did]) => [did, caret?.head ?? null])).toEqual([
    ['come', null],
    ['move', 2],
    ['leave', 2],
  ])
  expect(one.heard).not.toHaveBeenCalled()
})

test('carets are told only to channels with somebody in the story', async () => {
  const [one, other] = [line.add(), line.add()]
  await pass(1)
  const before = line.said.length
  one.channel.tellCaret(topic, visitOf(1).page, visitOf(1))
  await pass(100)
  expect(line.said.length).toBe(before)
  other.channel.tell(topic, visitOf(2).page, visitOf(2))
  await pass(100)
  one.channel.tellCaret(topic, visitOf(1).page, visitOf(1))
  await pass(100)
  expect(other.pages()).toEqual([visitOf(1).page])
})

test('the pages of a killed channel are gone within seven seconds, those of one that stops at once', async () => {
  const [killed, stopped, left] = [line.add([visitOf(1)]), line.add([visitOf(2)]), line.add()]
  await pass(10_000)
  expect(left.pages().sort()).toEqual([visitOf(1).page, visitOf(2).page])
  line.kill(killed.channel)
  await stopped.channel.end()
  expect(left.pages()).toEqual([visitOf(1).page])
  await pass(8_000)
  expect(left.pages()).toEqual([])
  expect(left.heard.mock.calls.filter(([, , did]) => did === 'leave')).toHaveLength(2)
})

test('what could not be told while Postgres was away is told afterwards', async () => {
  const [one, other] = [line.add([visitOf(1)]), line.add()]
  await pass(100)
  line.isCut = true
  one.own.splice(0, 1, visitOf(2))
  one.channel.tell(topic, visitOf(1).page, null)
  one.channel.tell(topic, visitOf(2).page, visitOf(2))
  await pass(1_000)
  expect(other.pages()).toEqual([visitOf(1).page])
  line.isCut = false
  await pass(5_000)
  expect(other.pages()).toEqual([visitOf(2).page])
})

test.each([
  ['no JSON', 'hello'],
  ['another topic', JSON.stringify({ from: visitOf(1).page, visits: [{ topic: 'feed', page: visitOf(2).page }, { topic: 'x' }] })],
  ['a field too many', JSON.stringify({ from: visitOf(1).page, visits: [], more: 1 })],
])('%s is ignored', async (_, payload) => {
  const one = line.add()
  one.channel.hear(payload)
  await pass(100)
  expect([one.channel.topics(), one.heard.mock.calls]).toEqual([[], []])
})
