import { withTimeout } from '#lib/with-timeout.ts'
import { coarseNow } from './clock.ts'
import { counters } from './counters.ts'
import { finish, isOfTheBuild, type Page, pack, type Rendered, type Site } from './page.ts'
import { type Lane, RenderQueue } from './render-queue.ts'
import { PageStore } from './store.ts'

/**
 * A change that readers can see, read from the outbox. `drop`: pages with these tags must not be served again; `all`: no page that was
 * made before may be, whatever its tags.
 */
export type Change = { id: number; tags: readonly string[]; drop: boolean; all?: boolean }

type Options = { render: (key: string) => Promise<Rendered>; site: Site; limitInBytes: number; renders?: number }

/** A page used within this many milliseconds is rendered again as soon as it changes, and its old bytes are served until then. */
const warmFor = 10_000
/** How long, in milliseconds, old bytes may be served after a change that is not confirmed yet. */
const bridge = 1_000
/** How long a reader waits for the new bytes of a page while its old bytes still exist. */
const patience = 3_000
/**
 * How long a reader waits for a page that newer changes overtake again and again, before it is answered as it was at some moment since it was
 * asked for.
 */
const currentWithin = 1_000
/** How long a page may be re-rendered because removals keep overtaking it, before its readers get 503 with Retry-After. */
const overtakenFor = 8_000
/** `stale` of a page that misses a change which is confirmed: its bytes are served only when web fails. */
const unbridged = Number.NEGATIVE_INFINITY
/** Memory, in bytes, for 404 responses. */
const mostForMissing = 8 * 1024 * 1024
/**
 * A picture that is not public yet is requested by the desk and becomes public with the next publish, so its 404 is not cached; nor is where a
 * former crop leads, because anybody can invent addresses of such.
 */
const isKept = (page: Page) => ![302, 404].includes(page.status) || !page.key.startsWith('/media/')

/** A page with this many uses that has not changed for this long is worth packing tightly; otherwise the next change may be near. */
const worthPacking = 3
const restedFor = 3_000

/** A page, and what of it changed during its render. */
type Landing = { page: Page; missed: readonly Applied[] }
type Applied = Change & { at: number }
type Answer = { page: Page; old: boolean }

/**
 * The edge's page cache. Concurrent misses of one page cause one render; an ordinary change replaces the page, a drop removes it at once. A page
 * rendered before change n is never stored after n when n is a drop, and as stale otherwise. When web fails, the last good page is served.
 */
export class Pages {
  readonly #store: PageStore
  /** 404 pages, cached briefly. Anybody can invent addresses, so these can evict only each other. */
  readonly #missing = new PageStore(mostForMissing)
  readonly #renders: RenderQueue
  readonly #options: Options
  readonly #underWay = new Map<string, Promise<Landing>>()
  /** The changes that wait for a page: they are not confirmed yet, so its old bytes may be served. */
  readonly #swapping = new Map<string, Set<number>>()
  /** The newest applied change at the start of each render in progress: changes older than all of these can be forgotten. */
  readonly #starts = new Set<{ since: number }>()
  #recent: Applied[] = []
  #applied = 0

  constructor(options: Options) {
    this.#options = options
    this.#store = new PageStore(options.limitInBytes)
    this.#renders = new RenderQueue(options.renders ?? 6)
  }

  /** The id of the newest change that this cache has applied. */
  get applied(): number {
    return this.#applied
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#store.size + this.#missing.size, bytes: this.#store.bytes + this.#missing.bytes }
  }

  /** The page if it may be served immediately: the hot path. */
  atHand(key: string): Page | undefined {
    const page = this.#store.get(key) ?? this.#missing.get(key)
    if (page === undefined) return undefined
    const now = coarseNow()
    page.hit = now
    page.uses += 1
    if (page.stale === 0) return page.until > now ? page : undefined
    return performance.now() - page.stale < bridge && this.#swapping.has(key) ? page : undefined
  }

  /**
   * The page, rendered if needed. `old` is true when it is the last good page because web failed, or when it changed again meanwhile. Throws when
   * there is neither.
   */
  async page(key: string): Promise<Answer> {
    const cached = this.#store.get(key)
    const rendering = this.#renderFor(key, cached ? 'known' : 'unknown', { wanted: this.#applied, currentWithin })
    if (!cached) return await rendering
    try {
      return await withTimeout(rendering, patience)
    } catch {
      // Looked up again: the page may have been dropped while we waited, and a dropped page is never served.
      const still = this.#store.get(key)
      if (!still) return await rendering
      counters.servedOld += 1
      return { page: still, old: true }
    }
  }

  /** Applies a change. Resolves when the pages in use are rendered again (or failed to). */
  async apply(change: Change): Promise<void> {
    if (change.id <= this.#applied) return
    this.#applied = change.id
    const now = performance.now()
    if (this.#starts.size > 0) this.#recent.push({ ...change, at: now })
    // The most used pages are rendered first.
    const touched = [...this.#touchedBy(change)].sort((a, b) => b.uses - a.uses)
    const rerenders: Promise<unknown>[] = []
    for (const page of touched) {
      const isWarm = now - page.hit < warmFor + 1_000
      if (change.drop) {
        this.#remove(page.key)
        counters.drops += 1
      } else {
        page.stale = isWarm ? page.stale || now : unbridged
        counters.swaps += 1
      }
      if (isWarm) rerenders.push(this.#swap(page.key, change.id))
    }
    await Promise.all(rerenders)
  }

  /** Resolves when the page shows this change, whatever changes came after it. */
  async #swap(key: string, id: number): Promise<void> {
    const waiting = this.#swapping.get(key) ?? new Set()
    this.#swapping.set(key, waiting.add(id))
    await this.#renderFor(key, 'known', { wanted: id, currentWithin: 0 }).catch(() => {})
    waiting.delete(id)
    if (waiting.size === 0) this.#swapping.delete(key)
  }

  /** Packs the most used page that is only loosely compressed; false when none is worth it. */
  async packMostUsed(): Promise<boolean> {
    const rested = performance.now() - restedFor
    let most: Page | undefined
    for (const page of this.#store.all())
      if (!page.isDense && page.stale === 0 && page.made < rested && page.uses >= worthPacking && page.uses > (most?.uses ?? 0)) most = page
    if (most) await pack(most)
    return most !== undefined
  }

  /** No page that was made before may be served again, and ids after `newest` are new ones, whatever was applied before. */
  async dropAll(newest: number): Promise<void> {
    this.#applied = newest - 1
    // Renders in progress began in the history that is lost. With its ids the changes that come would look older than them.
    this.#recent = []
    for (const start of this.#starts) start.since = newest - 1
    await this.apply({ id: newest, tags: [], drop: true, all: true })
  }

  /** Outbox rows up to this id are taken as applied: for an edge that starts with no page cached. */
  restartFrom(id: number): void {
    this.#applied = id
  }

  /**
   * The page with all changes up to `wanted`, and with those that come during its render as long as this takes no more than `currentWithin`
   * milliseconds. It is never one from before a drop.
   */
  async #renderFor(key: string, lane: Lane, { wanted, currentWithin }: { wanted: number; currentWithin: number }): Promise<Answer> {
    const began = performance.now()
    for (;;) {
      const { page, missed } = await this.#render(key, lane)
      if (missed.length === 0) return { page, old: false }
      const waited = performance.now() - began
      if (waited >= currentWithin && missed.every(({ id, drop }) => id > wanted && !drop)) return { page, old: true }
      if (waited > overtakenFor) throw new Error(`${key} changed faster than it could be rendered`)
    }
  }

  #render(key: string, lane: Lane): Promise<Landing> {
    const underWay = this.#underWay.get(key)
    if (underWay) return underWay
    const rendering = this.#renderOnce(key, lane).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, rendering)
    return rendering
  }

  async #renderOnce(key: string, lane: Lane): Promise<Landing> {
    const start = { since: 0 }
    const page = await this.#renders.run(lane, async () => {
      start.since = this.#applied
      this.#starts.add(start)
      counters.renders += 1
      try {
        return await finish(key, await this.#options.render(key), this.#options.site, start.since)
      } catch (error) {
        this.#forget(start)
        throw error
      }
    })
    const missed = this.#recent.filter(
      (change) => change.id > start.since && ((change.all && !isOfTheBuild(page)) || change.tags.some((tag) => page.tags.includes(tag))),
    )
    this.#forget(start)
    if (missed.length > 0) {
      counters.overtaken += 1
      page.stale = missed.every(({ id }) => this.#swapping.get(key)?.has(id)) ? (missed[0]?.at ?? unbridged) : unbridged
    }
    if (!missed.some(({ drop }) => drop)) this.#keep(page)
    return { page, missed }
  }

  #touchedBy({ tags, all }: Change): ReadonlySet<Page> {
    const stores = [this.#store, this.#missing]
    const touchedIn = (store: PageStore): Page[] => {
      const tagged = tags.flatMap((tag) => [...store.tagged(tag)])
      return all ? [...tagged, ...[...store.all()].filter((page) => !isOfTheBuild(page))] : tagged
    }
    return new Set(stores.flatMap(touchedIn))
  }

  #keep(page: Page): void {
    this.#remove(page.key)
    if (isKept(page)) (page.status === 404 ? this.#missing : this.#store).put(page)
  }

  #remove(key: string): void {
    this.#store.remove(key)
    this.#missing.remove(key)
  }

  #forget(start: { since: number }): void {
    this.#starts.delete(start)
    const oldest = Math.min(...[...this.#starts].map(({ since }) => since))
    this.#recent = this.#recent.filter(({ id }) => id > oldest)
  }
}
