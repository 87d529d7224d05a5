import type { WebSocket } from 'ws'
import type { Caret, FromChannel, Topic, Visitor } from '#lib/channel.ts'
import type { Person } from '#newsroom/people/person.ts'
import { counters } from './counters.ts'

/** One open page of the desk, and where its caret is in which story. */
export type Listener = { id: string; socket: WebSocket; person: Person; topics: Set<Topic>; carets: Map<Topic, Caret> }

/** A page in a story: `page` tells the pages of one person apart. */
export type Visit = { page: string; visitor: Visitor; caret: Caret | null }

/** A page that has not taken this many bytes is dropped: it connects again and asks for everything anew. */
const mostUnsent = 256 * 1024

/** Who listens to what, and what is sent to them. */
export class Listeners {
  readonly #all = new Set<Listener>()
  readonly #byTopic = new Map<Topic, Set<Listener>>()

  get size(): number {
    return this.#all.size
  }

  all = (): Listener[] => [...this.#all]
  to = (topic: Topic): Listener[] => [...(this.#byTopic.get(topic) ?? [])]
  topics = (): Topic[] => [...this.#byTopic.keys()]
  countOf = (personId: string): number => this.all().filter(({ person }) => person.id === personId).length
  has = (listener: Listener): boolean => this.#all.has(listener)

  add(listener: Listener): void {
    this.#all.add(listener)
  }

  listen(listener: Listener, topic: Topic): void {
    listener.topics.add(topic)
    const known = this.#byTopic.get(topic) ?? new Set()
    this.#byTopic.set(topic, known.add(listener))
  }

  leave(listener: Listener, topic: Topic): void {
    listener.topics.delete(topic)
    listener.carets.delete(topic)
    const known = this.#byTopic.get(topic)
    known?.delete(listener)
    if (known?.size === 0) this.#byTopic.delete(topic)
  }

  remove(listener: Listener): void {
    for (const topic of [...listener.topics]) this.leave(listener, topic)
    this.#all.delete(listener)
  }

  /** The pages that are in a story. */
  visitsTo = (topic: Topic): Visit[] => this.to(topic).map((listener) => visitOf(listener, topic))

  send({ socket }: Listener, message: FromChannel): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > mostUnsent) {
      counters.dropped += 1
      socket.terminate()
      return
    }
    counters.sent += 1
    socket.send(JSON.stringify(message))
  }

  /** Sends a message to all who listen to a topic, but not to the page that caused it. */
  sendTo(topic: Topic, message: FromChannel, but: string | null = null): void {
    for (const listener of this.to(topic)) if (listener.id !== but) this.send(listener, message)
  }
}

/** The channel says whose visit it is, never the page. */
export const visitOf = ({ id, person, carets }: Listener, topic: Topic): Visit => ({
  page: id,
  visitor: { id: person.id, name: person.name },
  caret: carets.get(topic) ?? null,
})
