import type { Topic, Visitor } from '#lib/channel.ts'
import { visibleStories } from '#newsroom/articles/visible-stories.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'
import type { Listener, Listeners } from './listeners.ts'
import type { OtherChannels } from './other-channels.ts'
import { storyOf } from './topics.ts'

/** Milliseconds between two accounts of who is in which story. */
const tellEvery = 250
/** Lists are told of so many stories that somebody has open. */
const mostStories = 1_000

/** Who is in which story, on all channels, and telling the lists that listen to 'presence'. */
export class Presence {
  readonly #listeners: Listeners
  readonly #others: OtherChannels
  readonly #told = new WeakMap<Listener, string>()
  #next: NodeJS.Timeout | null = null
  #isNew = false

  constructor(listeners: Listeners, others: OtherChannels) {
    this.#listeners = listeners
    this.#others = others
  }

  /** Who has a story open, each person once however many pages they have. */
  visitorsOf(topic: Topic): Visitor[] {
    const visits = [...this.#listeners.visitsTo(topic), ...this.#others.visitsTo(topic)]
    const people = new Map(visits.map(({ visitor }) => [visitor.id, visitor]))
    return [...people.values()].sort((one, other) => one.name.localeCompare(other.name))
  }

  /** Somebody came into a story or left one: the lists hear of it, of many together. */
  changed(): void {
    this.#isNew = true
    this.#next ??= setTimeout(() => void this.#tellAll(), tellEvery)
  }

  end(): void {
    if (this.#next) clearTimeout(this.#next)
  }

  /** Tells one page, which has just begun to listen. */
  async tellOne(listener: Listener): Promise<void> {
    this.#send(listener, await this.#visibleTo(listener.person, this.#openStories()))
  }

  /** One question a person, one after the other: however many pages there are, whoever asks something else need not wait for them. */
  async #tellAll(): Promise<void> {
    this.#isNew = false
    const open = this.#openStories()
    const byPerson = Map.groupBy(this.#listeners.to('presence'), ({ person }) => person.id)
    for (const pages of byPerson.values()) {
      const [first] = pages
      const stories = first && (await this.#visibleTo(first.person, open).catch(() => null)) // Postgres is away: the next change tells it
      if (stories) for (const page of pages) this.#send(page, stories)
    }
    this.#next = null
    if (this.#isNew) this.changed()
  }

  #openStories(): Map<string, Visitor[]> {
    const topics = new Set([...this.#listeners.topics(), ...this.#others.topics()].filter(storyOf))
    return new Map([...topics].slice(0, mostStories).map((topic) => [storyOf(topic) ?? '', this.visitorsOf(topic)]))
  }

  /** Who is in which story besides the person, of those that they may see. */
  async #visibleTo(person: Person, open: Map<string, Visitor[]>): Promise<Record<string, Visitor[]>> {
    if (!can(person, 'see a story')) return {}
    const visible = await visibleStories(person, [...open.keys()])
    const stories: Record<string, Visitor[]> = {}
    for (const [id, here] of open) {
      const others = here.filter((visitor) => visitor.id !== person.id)
      if (others.length > 0 && visible.has(id)) stories[id] = others
    }
    return stories
  }

  #send(listener: Listener, stories: Record<string, Visitor[]>): void {
    const now = JSON.stringify(stories)
    if (this.#told.get(listener) === now || !listener.topics.has('presence')) return
    this.#told.set(listener, now)
    this.#listeners.send(listener, { kind: 'presence', stories })
  }
}
