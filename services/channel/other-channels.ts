import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Topic } from '#lib/channel.ts'
import { Gathering } from './gathering.ts'
import type { Visit } from './listeners.ts'
import { caretInput } from './message-input.ts'
import { topicOf } from './topics.ts'

/** Milliseconds: between two signs of life, until a channel without one is gone, and over which is gathered what others are told. */
const times = { alive: 2_000, gone: 6_000, gather: 50 }
/** Postgres takes payloads of less than 8,000 bytes. */
const mostBytes = 7_500
/** Payloads that wait for Postgres. */
const mostWaiting = 1_000

const topic = z.custom<Topic>((name) => typeof name === 'string' && topicOf(name) !== null)
const visitInput = z.strictObject({
  topic,
  page: z.uuid(),
  /** Missing: the page left. */
  visitor: z.strictObject({ id: z.uuid(), name: z.string() }).optional(),
  caret: caretInput.nullable().optional(),
})
type Told = z.output<typeof visitInput>

/** `begins`: what this channel told before no longer holds, and the others answer with their pages (`answers`). `ends`: it stops. */
const payloadInput = z.strictObject({ from: z.uuid(), is: z.enum(['begins', 'answers', 'ends']).optional(), visits: z.array(visitInput) })
type Payload = z.output<typeof payloadInput>

type Other = { heardAt: number; visits: Map<Topic, Map<string, Visit>> }
type Given = {
  /** All pages in stories that are connected here. */
  own: () => { topic: Topic; visit: Visit }[]
  /** What a page of another channel did. */
  heard: (topic: Topic, visit: Visit, did: 'come' | 'move' | 'leave') => void
}

/**
 * Who is in which story on the other channels of this newsroom, which tell it each other with NOTIFY. Nothing is kept in Postgres: a
 * channel that is killed gives no sign of life, and after six seconds its pages are gone. Alone, a channel sends signs of life and nothing else.
 */
export class OtherChannels {
  readonly #id = randomUUID()
  readonly #given: Given
  readonly #others = new Map<string, Other>()
  readonly #telling = new Gathering<string, Told>(times.gather, (told) => this.#tell([...told.values()]))
  #notify: ((payload: string) => Promise<unknown>) | null = null
  #sending: Promise<void> = Promise.resolve()
  #waiting = 0
  #isBehind = false
  #beat: NodeJS.Timeout | null = null

  constructor(given: Given) {
    this.#given = given
  }

  /** Begins to tell. `notify` sends a payload to all channels, this one included. */
  begin(notify: (payload: string) => Promise<unknown>): void {
    this.#notify = notify
    this.#beat ??= setInterval(() => this.#look(), times.alive).unref()
  }

  async end(): Promise<void> {
    if (this.#beat) clearInterval(this.#beat)
    this.#telling.end()
    await this.#send({ visits: [], is: 'ends' })
    this.#notify = null
  }

  topics = (): Topic[] => [...this.#others.values()].flatMap(({ visits }) => [...visits.keys()])
  visitsTo = (topic: Topic): Visit[] => [...this.#others.values()].flatMap(({ visits }) => [...(visits.get(topic)?.values() ?? [])])

  /** A page came into a story or left it (null): others hear of it. */
  tell(topic: Topic, page: string, visit: Visit | null): void {
    if (this.#others.size === 0) return
    this.#telling.add(`${page} ${topic}`, visit ? { topic, page, visitor: visit.visitor, caret: visit.caret } : { topic, page })
  }

  /** A caret moved: others hear of it when somebody there is in the story. */
  tellCaret(topic: Topic, page: string, visit: Visit): void {
    if (this.visitsTo(topic).length > 0) this.tell(topic, page, visit)
  }

  /** The connection to Postgres is there, perhaps again: what was told in between is lost. */
  ask(): void {
    for (const id of [...this.#others.keys()]) this.#forget(id)
    this.#tellAll()
  }

  hear(text: string): void {
    const payload = parse(text)
    if (!payload || payload.from === this.#id) return
    const known = this.#others.get(payload.from)
    const other = known ?? { heardAt: 0, visits: new Map() }
    other.heardAt = performance.now()
    if (payload.is === 'begins' || payload.is === 'ends') this.#forget(payload.from)
    if (payload.is === 'ends') return
    this.#others.set(payload.from, other)
    if (payload.is === 'begins') this.#tell(this.#own(), 'answers')
    else if (!known && payload.is !== 'answers') this.#tellAll()
    for (const told of payload.visits) this.#take(other, told)
  }

  #take({ visits }: Other, { topic, page, visitor, caret }: Told): void {
    const there = visits.get(topic) ?? new Map<string, Visit>()
    const before = there.get(page)
    if (visitor) {
      const visit = { page, visitor, caret: caret ?? null }
      visits.set(topic, there.set(page, visit))
      this.#given.heard(topic, visit, before ? 'move' : 'come')
    } else if (before) {
      there.delete(page)
      if (there.size === 0) visits.delete(topic)
      this.#given.heard(topic, before, 'leave')
    }
  }

  #forget(id: string): void {
    const other = this.#others.get(id)
    this.#others.delete(id)
    for (const [topic, pages] of other?.visits ?? []) {
      other?.visits.delete(topic)
      for (const visit of pages.values()) this.#given.heard(topic, visit, 'leave')
    }
  }

  #look(): void {
    for (const [id, { heardAt }] of this.#others) if (performance.now() - heardAt > times.gone) this.#forget(id)
    if (this.#isBehind) this.#tellAll()
    else void this.#send({ visits: [] })
  }

  #tellAll(): void {
    this.#isBehind = false
    void this.#send({ visits: [], is: 'begins' })
    this.#tell(this.#own())
  }

  #own = (): Told[] => this.#given.own().map(({ topic, visit: { page, visitor, caret } }) => ({ topic, page, visitor, caret }))

  /** All parts are in the queue at once: what changes later is told later. */
  #tell(told: Told[], is?: 'answers'): void {
    let visits: Told[] = []
    let bytes = 200
    for (const each of told) {
      const length = Buffer.byteLength(JSON.stringify(each)) + 1
      if (bytes + length > mostBytes) {
        void this.#send({ visits, is })
        visits = []
        bytes = 200
      }
      visits.push(each)
      bytes += length
    }
    if (visits.length > 0 || is) void this.#send({ visits, is })
  }

  /** One after the other. What does not arrive is made good by telling everything with the next sign of life. */
  #send(payload: Omit<Payload, 'from'>): Promise<void> {
    if (this.#waiting >= mostWaiting) {
      this.#isBehind = true
      return this.#sending
    }
    this.#waiting += 1
    this.#sending = this.#sending
      .then(() => this.#notify?.(JSON.stringify({ from: this.#id, ...payload })))
      .catch(() => {
        this.#isBehind = true
      })
      .then(() => {
        this.#waiting -= 1
      })
    return this.#sending
  }
}

function parse(text: string): Payload | null {
  try {
    return payloadInput.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
