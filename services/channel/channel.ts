import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { type Caret, closeCodes, type FromChannel, type Topic } from '#lib/channel.ts'
import type { Person } from '#newsroom/people/person.ts'
import { personOfSession } from '#newsroom/people/session.ts'
import { counters } from './counters.ts'
import type { DeskChange } from './follow-desk.ts'
import { type Listener, Listeners } from './listeners.ts'
import { tellOne, tellPresence } from './presence.ts'
import { mayHear, storyOf, topicOf } from './topics.ts'

/** Limits of one page. */
const most = { topics: 50, messages: 20, burst: 100 }
/** Milliseconds over which changes are gathered into one message: short, because a colleague's words wait for it. */
const gatherFor = 25
/** Milliseconds between two looks at whether a page still answers and its person may still listen. */
const lookEvery = 15_000

const topicName = z.string().max(60)
const position = z.int().min(0).max(10_000_000)
const messageInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['listen', 'leave']), topic: topicName }),
  z.strictObject({ kind: z.literal('caret'), topic: topicName, anchor: position, head: position, version: position }),
])
type Message = z.output<typeof messageInput>

/**
 * The desk's live channel: says to open pages that something changed, and who is in which story. It carries no content, so what a
 * page shows is always asked for and checked by web. Whoever may not hear a topic any more is told so within two seconds.
 */
export class Channel {
  readonly #listeners = new Listeners()
  readonly #answering = new WeakSet<WebSocket>()
  readonly #changed = new Set<Topic>()
  #isPresenceNew = false
  #gathering: NodeJS.Timeout | null = null
  readonly #looking = setInterval(() => void this.#look(), lookEvery).unref()

  get size(): number {
    return this.#listeners.size
  }

  countOf = (personId: string): number => this.#listeners.countOf(personId)

  /** A page of somebody who is signed in. */
  join(socket: WebSocket, person: Person): void {
    const listener: Listener = { id: randomUUID(), socket, person, topics: new Set(), carets: new Map() }
    this.#listeners.add(listener)
    this.#answering.add(socket)
    counters.accepted += 1
    let left = most.burst
    let counted = performance.now()
    // One message after the other: "leave" must not overtake the "listen" before it.
    let reading: Promise<void> = Promise.resolve()
    socket.on('pong', () => this.#answering.add(socket))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#gone(listener))
    socket.on('message', (data, isBinary) => {
      counters.received += 1
      const now = performance.now()
      left = Math.min(most.burst, left + ((now - counted) / 1000) * most.messages) - 1
      counted = now
      if (left < 0) socket.close(closeCodes.tooManyMessages, 'Too many messages')
      const message = isBinary ? null : parse(String(data))
      if (!message) socket.close(closeCodes.badMessage, 'Not a message of the desk')
      if (left < 0 || !message) return
      reading = reading.then(() => this.#take(listener, message)).catch(() => socket.terminate()) // Postgres is away: the page comes again
    })
  }

  /** Something changed in Postgres. */
  hear(change: DeskChange): void {
    if (change.kind === 'person') void this.#checkAll(({ person }) => person.id === change.id)
    else if (change.kind === 'feed') this.#say('feed')
    else {
      if (change.kind === 'shares') void this.#checkAll(({ topics }) => topics.has(`story:${change.id}`))
      this.#say(`story:${change.id}`)
      this.#say('stories')
    }
  }

  /** The connection to Postgres was away: anything may have changed. */
  hearAgain(): void {
    for (const listener of this.#listeners.all()) for (const topic of listener.topics) this.#say(topic)
    void this.#look()
  }

  end(): void {
    clearInterval(this.#looking)
    if (this.#gathering) clearTimeout(this.#gathering)
    for (const { socket } of this.#listeners.all()) socket.close(1001, 'The channel stops')
  }

  async #take(listener: Listener, message: Message): Promise<void> {
    const { kind, topic: name } = message
    const topic = topicOf(name)
    if (kind === 'caret') {
      // Whoever may no longer hear the story has been taken out of the topic.
      if (topic && storyOf(topic) && listener.topics.has(topic)) this.#moveCaret(listener, topic, message)
      return
    }
    if (kind === 'leave') {
      if (topic && listener.topics.has(topic)) this.#leave(listener, topic)
      return
    }
    const isAllowed = topic !== null && listener.topics.size < most.topics && (await mayHear(listener.person, topic))
    if (!topic || !isAllowed) return this.#listeners.send(listener, { kind: 'refused', topic: name })
    if (listener.socket.readyState !== listener.socket.OPEN || listener.topics.has(topic)) return
    this.#listeners.listen(listener, topic)
    if (topic === 'presence') await tellOne(this.#listeners, listener)
    if (!storyOf(topic)) return
    this.#tellVisitors(topic)
    for (const other of this.#listeners.to(topic)) {
      const caret = other.carets.get(topic)
      if (caret && other !== listener) this.#listeners.send(listener, caretMessage(topic, other, caret))
    }
  }

  #moveCaret(listener: Listener, topic: Topic, caret: Caret | null): void {
    if (caret) listener.carets.set(topic, caret)
    else if (!listener.carets.delete(topic)) return
    const message = caretMessage(topic, listener, caret)
    for (const other of this.#listeners.to(topic)) if (other !== listener) this.#listeners.send(other, message)
  }

  #leave(listener: Listener, topic: Topic): void {
    this.#moveCaret(listener, topic, null)
    this.#listeners.leave(listener, topic)
    if (storyOf(topic)) this.#tellVisitors(topic)
  }

  #gone(listener: Listener): void {
    counters.closed += 1
    const stories = [...listener.topics].filter(storyOf)
    for (const topic of stories) this.#moveCaret(listener, topic, null)
    this.#listeners.remove(listener)
    for (const topic of stories) this.#tellVisitors(topic)
  }

  #tellVisitors(topic: Topic): void {
    const message: FromChannel = { kind: 'visitors', topic, visitors: this.#listeners.visitorsOf(topic) }
    for (const listener of this.#listeners.to(topic)) this.#listeners.send(listener, message)
    this.#isPresenceNew = true
    this.#gather()
  }

  #say(topic: Topic): void {
    this.#changed.add(topic)
    this.#gather()
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null
      for (const topic of this.#changed)
        for (const listener of this.#listeners.to(topic)) this.#listeners.send(listener, { kind: 'changed', topic })
      this.#changed.clear()
      if (this.#isPresenceNew) void tellPresence(this.#listeners).catch(() => {}) // Postgres is away: the next look tells it
      this.#isPresenceNew = false
    }, gatherFor)
  }

  async #look(): Promise<void> {
    for (const { socket } of this.#listeners.all()) {
      if (!this.#answering.has(socket)) socket.terminate()
      this.#answering.delete(socket)
      if (socket.readyState === socket.OPEN) socket.ping()
    }
    await this.#checkAll(() => true)
  }

  async #checkAll(concerns: (listener: Listener) => boolean): Promise<void> {
    for (const listener of this.#listeners.all().filter(concerns)) await this.#check(listener).catch(() => {}) // Postgres is away: the next look checks
  }

  /** Whether the session still stands and the person may still hear each topic. */
  async #check(listener: Listener): Promise<void> {
    const person = await personOfSession(listener.person.sessionId)
    if (!person) return listener.socket.close(closeCodes.signedOut, 'Signed out')
    listener.person = person
    for (const topic of [...listener.topics]) {
      if (await mayHear(person, topic)) continue
      this.#leave(listener, topic)
      this.#listeners.send(listener, { kind: 'refused', topic })
    }
  }
}

/** The channel says whose caret it is, not the page. */
const caretMessage = (topic: Topic, { id, person }: Listener, caret: Caret | null): FromChannel => ({
  kind: 'caret',
  topic,
  page: id,
  visitor: { id: person.id, name: person.name },
  caret: caret && { anchor: caret.anchor, head: caret.head, version: caret.version },
})

function parse(text: string): Message | null {
  try {
    return messageInput.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
