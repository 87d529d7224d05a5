import type { WebSocket } from 'ws'
import type { Caret, FromChannel, Topic, Visitor } from '#lib/channel.ts'
import type { Person } from '#newsroom/people/person.ts'
import { counters } from './counters.ts'
import { storyOf } from './topics.ts'

/** One open page of the desk, and where its caret is in which story. */
export type Listener = { id: string; socket: WebSocket; person: Person; topics: Set<Topic>; carets: Map<Topic, Caret> }

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
  countOf = (personId: string): number => this.all().filter(({ person }) => person.id === personId).length

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
    const known = this.#byTopic.get(topic)
    known?.delete(listener)
    if (known?.size === 0) this.#byTopic.delete(topic)
  }

  remove(listener: Listener): void {
    for (const topic of [...listener.topics]) this.leave(listener, topic)
    this.#all.delete(listener)
  }

  /** Who has a story open, each person once however many pages they have. */
  visitorsOf(topic: Topic): Visitor[] {
    const people = new Map(this.to(topic).map(({ person }) => [person.id, { id: person.id, name: person.name }]))
    return [...people.values()].sort((one, other) => one.name.localeCompare(other.name))
  }

  /** The stories (ids) that somebody has open. */
  openStories(): string[] {
    return [...this.#byTopic.keys()].flatMap((topic) => storyOf(topic) ?? [])
  }

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
}
