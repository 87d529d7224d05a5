import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import { aliveEvery, type Caret, closeCodes, topics as known, type Topic } from '#lib/channel.ts'
import type { Person } from '#newsroom/people/person.ts'
import { personOfSession } from '#newsroom/people/session.ts'
import { counters } from './counters.ts'
import type { DeskChange } from './follow-desk.ts'
import { Gathering } from './gathering.ts'
import { type Listener, Listeners, type Visit, visitOf } from './listeners.ts'
import { type Message, messageOf } from './message-input.ts'
import { NewestWords } from './newest-words.ts'
import { OtherChannels } from './other-channels.ts'
import { Presence } from './presence.ts'
import { audibleTopics, showsVisitors, storyOf, topicOf } from './topics.ts'

const { ofStory } = known

/** Limits of one page: topics at a time, messages a second, and messages at once. */
const most = { topics: 50, messages: 20, burst: 100 }
/**
 * Milliseconds over which is gathered what pages are told: changes of a story or the feed (short, because a colleague's words wait for
 * it), of the list of stories, who is in a story, and carets. Of a page's caret in between only the last place is told.
 */
const gather = { changes: 25, stories: 250, visitors: 100, carets: 100 }
/** The version of a story's text that is the newest; null: more than the text has changed, or no story. */
type ChangedTo = number | null
/** Milliseconds that a page has to end its connection, when it is told to. */
const endWithin = 1_000

/**
 * The desk's live channel: says to open pages that something changed, who is in which story, and where their carets are. It carries no
 * content but what those who have a story open together write in it; all else a page asks web for, which checks it. Whoever may not hear a
 * topic any more is told so within two seconds.
 */
export class Channel {
  readonly #listeners = new Listeners()
  readonly others = new OtherChannels({
    own: () => this.#visits(),
    heard: (topic, visit, did) => this.#hearVisit(topic, visit, did),
  })
  readonly #presence = new Presence(this.#listeners, this.others)
  readonly #changes = new Gathering<Topic, ChangedTo>(gather.changes, (topics) => this.#tellChanges(topics))
  readonly #storiesChange = new Gathering<Topic, ChangedTo>(gather.stories, (topics) => this.#tellChanges(topics))
  readonly #notices = new Gathering<string, true>(gather.changes, (people) => this.#tellNotices(people))
  readonly #visitors = new Gathering<Topic, true>(gather.visitors, (topics) => this.#tellVisitors([...topics.keys()]))
  readonly #carets = new Gathering<string, { listener: Listener; topic: Topic }>(gather.carets, (moved) =>
    this.#tellCarets([...moved.values()]),
  )
  readonly #answering = new WeakSet<WebSocket>()
  readonly #looking = setInterval(() => this.#look(), aliveEvery).unref()
  readonly #words = new NewestWords()
  /** What pages of a story are told, one after the other. */
  readonly #telling = new Map<Topic, Promise<void>>()
  /** Counts the changes of who may hear what: what was asked before one is asked again. */
  #rights = 0
  /** How many checks of who may hear what are under way: until they end, nobody is sent what was written. */
  #checks = 0
  #isChecking = false

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
    socket.on('pong', () => this.#answering.add(socket))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      counters.closed += 1
      this.#gone(listener)
    })
    this.#read(listener)
    // The session may have ended since it was asked for at the door.
    void this.#check(person.sessionId, [listener]).catch(() => {}) // Postgres is away: the next look checks
  }

  /** Something changed in Postgres. */
  hear(change: DeskChange): void {
    if (change.kind === 'person' || change.kind === 'shares') this.#rights += 1
    if (change.kind === 'person') void this.#checkAll(({ person }) => person.id === change.id).then(() => this.#presence.changed())
    else if (change.kind === 'feed' || change.kind === 'breaking' || change.kind === 'wire') this.#changes.add(change.kind, null)
    else if (change.kind === 'comments' || change.kind === 'outside') this.#changes.add(`${change.kind}:${change.id}`, null)
    else if (change.kind === 'notices') this.#notices.add(change.id, true)
    else {
      if (change.kind === 'shares') {
        void this.#checkAll(({ topics }) => ofStory.some((name) => topics.has(`${name}:${change.id}`)))
        this.#presence.changed()
      }
      this.#storyChanged(`story:${change.id}`, change.version ?? null)
      this.#storiesChange.add('stories', null)
    }
  }

  /** When more than its text changed, no later version takes that back. */
  #storyChanged(topic: Topic, version: ChangedTo): void {
    this.#changes.add(topic, this.#changes.waiting(topic) === null ? null : version)
  }

  /** The connection to Postgres was away: anything may have changed. */
  hearAgain(): void {
    this.#rights += 1
    for (const topic of this.#listeners.topics()) this.#changes.add(topic, null)
    this.#look()
  }

  end(): void {
    clearInterval(this.#looking)
    for (const waiting of [this.#changes, this.#storiesChange, this.#notices, this.#visitors, this.#carets, this.#presence]) waiting.end()
    for (const { socket } of this.#listeners.all()) socket.close(1001, 'The channel stops')
  }

  #read(listener: Listener): void {
    const { socket } = listener
    let left = most.burst
    let counted = performance.now()
    // One message after the other: "leave" must not overtake the "listen" before it.
    let reading: Promise<void> = Promise.resolve()
    let waiting = 0
    socket.on('message', (data, isBinary) => {
      counters.received += 1
      if (!this.#listeners.has(listener)) return
      const now = performance.now()
      left = Math.min(most.burst, left + ((now - counted) / 1000) * most.messages) - 1
      counted = now
      if (left < 0 || waiting >= most.burst) return this.#dismiss(listener, closeCodes.tooManyMessages, 'Too many messages')
      const message = isBinary ? null : messageOf(String(data))
      if (!message) return this.#dismiss(listener, closeCodes.badMessage, 'Not a message of the desk')
      waiting += 1
      reading = reading
        .then(() => this.#take(listener, message))
        .catch(() => socket.terminate()) // Postgres is away: the page comes again
        .then(() => {
          waiting -= 1
        })
    })
  }

  async #take(listener: Listener, message: Message): Promise<void> {
    const topic = topicOf(message.topic)
    const isListening = topic !== null && listener.topics.has(topic)
    if (message.kind === 'leave') {
      if (isListening) this.#leave(listener, topic)
    } else if (message.kind === 'caret') {
      const { anchor, head, version } = message
      if (isListening && storyOf(topic)) this.#moveCaret(listener, topic, { anchor, head, version })
      else this.#listeners.send(listener, { kind: 'refused', topic: message.topic })
    } else if (!isListening) {
      const isAllowed = topic !== null && listener.topics.size < most.topics && (await this.#mayHear(listener, topic))
      if (!isAllowed) return this.#listeners.send(listener, { kind: 'refused', topic: message.topic })
      if (this.#listeners.has(listener)) await this.#listen(listener, topic)
    }
  }

  /** Asked again while rights change, so that nobody slips in between the answer and the change. */
  async #mayHear(listener: Listener, topic: Topic): Promise<boolean> {
    for (;;) {
      const { person } = listener
      const rights = this.#rights
      const audible = await audibleTopics(person, [topic])
      if (rights === this.#rights && person === listener.person) return audible.has(topic)
    }
  }

  async #listen(listener: Listener, topic: Topic): Promise<void> {
    this.#listeners.listen(listener, topic)
    this.#listeners.send(listener, { kind: 'listening', topic })
    if (topic === 'presence') await this.#presence.tellOne(listener)
    if (!showsVisitors(topic)) return
    this.#tellVisit(topic, listener.id, visitOf(listener, topic))
    for (const visit of [...this.#listeners.visitsTo(topic), ...this.others.visitsTo(topic)])
      if (visit.caret) this.#listeners.send(listener, { kind: 'caret', topic, ...visit })
  }

  #leave(listener: Listener, topic: Topic): void {
    const visit = visitOf(listener, topic)
    this.#listeners.leave(listener, topic)
    if (!showsVisitors(topic)) return
    this.#tellVisit(topic, listener.id, null)
    if (visit.caret) this.#listeners.sendTo(topic, { kind: 'caret', topic, ...visit, caret: null })
  }

  #gone(listener: Listener): void {
    for (const topic of [...listener.topics]) this.#leave(listener, topic)
    this.#listeners.remove(listener)
  }

  /** Ends a page's connection. It hears and says nothing more, whether or not it agrees to end it. */
  #dismiss(listener: Listener, code: number, reason: string): void {
    this.#gone(listener)
    listener.socket.close(code, reason)
    setTimeout(() => listener.socket.terminate(), endWithin).unref()
  }

  #moveCaret(listener: Listener, topic: Topic, caret: Caret): void {
    listener.carets.set(topic, caret)
    this.#carets.add(`${listener.id} ${topic}`, { listener, topic })
  }

  #tellCarets(moved: { listener: Listener; topic: Topic }[]): void {
    for (const { listener, topic } of moved) {
      const visit = visitOf(listener, topic)
      if (!visit.caret) continue // left meanwhile
      this.#listeners.sendTo(topic, { kind: 'caret', topic, ...visit }, listener.id)
      this.others.tellCaret(topic, listener.id, visit)
    }
  }

  #visits = (): { topic: Topic; visit: Visit }[] =>
    this.#listeners
      .topics()
      .flatMap((topic) => (showsVisitors(topic) ? this.#listeners.visitsTo(topic).map((visit) => ({ topic, visit })) : []))

  /** A page of another channel. */
  #hearVisit(topic: Topic, visit: Visit, did: 'come' | 'move' | 'leave'): void {
    if (visit.caret) this.#listeners.sendTo(topic, { kind: 'caret', topic, ...visit, caret: did === 'leave' ? null : visit.caret })
    if (did === 'move') return
    this.#visitors.add(topic, true)
    if (did === 'leave') return
    for (const own of this.#listeners.visitsTo(topic)) if (own.caret) this.others.tellCaret(topic, own.page, own)
  }

  #tellVisit(topic: Topic, page: string, visit: Visit | null): void {
    this.#visitors.add(topic, true)
    this.others.tell(topic, page, visit)
  }

  #tellVisitors(topics: Topic[]): void {
    for (const topic of topics) this.#listeners.sendTo(topic, { kind: 'visitors', topic, visitors: this.#presence.visitorsOf(topic) })
    this.#presence.changed()
  }

  #tellChanges(topics: ReadonlyMap<Topic, ChangedTo>): void {
    for (const [topic, version] of topics) {
      const story = storyOf(topic)
      if (version === null || !story || this.#listeners.to(topic).length < 2) this.#tellChange(topic, version)
      else this.#tellWords(topic, story, version)
    }
  }

  #tellChange(topic: Topic, version: ChangedTo): void {
    this.#listeners.sendTo(topic, { kind: 'changed', topic, ...(version !== null && { version }) })
  }

  /** Several have the story open: they get what was written, and need not all ask for the same. */
  #tellWords(topic: Topic, story: string, version: number): void {
    const telling = (this.#telling.get(topic) ?? Promise.resolve()).then(async () => {
      const batches = await this.#words.read(story, version)
      const newest = batches?.at(-1)?.version
      if (!newest || this.#checks > 0) this.#tellChange(topic, version)
      else this.#listeners.sendTo(topic, { kind: 'changed', topic, version: newest, batches })
      if (this.#telling.get(topic) === telling) this.#telling.delete(topic)
      if (this.#listeners.to(topic).length === 0) this.#words.forget(story)
    })
    this.#telling.set(topic, telling)
  }

  /** Each page hears of its own person's notices only. */
  #tellNotices(people: ReadonlyMap<string, true>): void {
    for (const listener of this.#listeners.to('notices'))
      if (people.has(listener.person.id)) this.#listeners.send(listener, { kind: 'changed', topic: 'notices' })
  }

  #look(): void {
    for (const listener of this.#listeners.all()) {
      const { socket } = listener
      if (!this.#answering.has(socket)) socket.terminate()
      this.#answering.delete(socket)
      if (socket.readyState === socket.OPEN) socket.ping()
      this.#listeners.send(listener, { kind: 'alive' })
    }
    if (this.#isChecking) return
    this.#isChecking = true
    void this.#checkAll(() => true).finally(() => {
      this.#isChecking = false
    })
  }

  /** Session by session, however many pages it has open: nobody waits for the pages of one. */
  async #checkAll(concerns: (listener: Listener) => boolean): Promise<void> {
    const sessions = Map.groupBy(this.#listeners.all().filter(concerns), ({ person }) => person.sessionId)
    this.#checks += 1
    try {
      for (const [sessionId, pages] of sessions) await this.#check(sessionId, pages).catch(() => {}) // Postgres is away: the next look checks
    } finally {
      this.#checks -= 1
    }
  }

  /** Whether the session of these pages still stands, and whether its person may still hear each topic. */
  async #check(sessionId: string, pages: readonly Listener[]): Promise<void> {
    const person = await personOfSession(sessionId)
    const here = pages.filter((page) => this.#listeners.has(page))
    for (const page of here)
      if (person) page.person = person
      else this.#dismiss(page, closeCodes.signedOut, 'Signed out')
    if (!person) return
    const asked = new Set(here.flatMap(({ topics }) => [...topics]))
    const audible = await audibleTopics(person, [...asked])
    for (const page of here)
      for (const topic of [...page.topics]) {
        if (audible.has(topic) || !asked.has(topic)) continue
        this.#leave(page, topic)
        this.#listeners.send(page, { kind: 'refused', topic })
      }
  }
}
