import { withTimeout } from '#lib/with-timeout.ts'
import { coarseNow } from './clock.ts'
import { counters } from './counters.ts'
import { finish, isOfTheBuild, type Page, pack, type Rendered, type Site } from './page.ts'
import { RenderQueue } from './render-queue.ts'
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

/** How long a page may be re-rendered because newer changes keep arriving, before its readers get 503 with Retry-After. */
const overtakenFor = 8_000
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

/**
 * The edge's page cache. Concurrent misses of one page cause one render; a page rendered before change n is never stored after change n; an
 * ordinary change replaces the page, a drop removes it at once; when web fails, the last good page is served.
 */
export class Pages {
  readonly #store: PageStore
  /** 404 pages, cached briefly. Anybody can invent addresses, so these can evict only each other. */
  readonly #missing = new PageStore(mostForMissing)
  readonly #renders: RenderQueue
  readonly #options: Options
  readonly #underWay = new Map<string, Promise<Page>>()
  /** Pages that a change waits for: it is not confirmed yet, so their old bytes may be served. */
  readonly #swapping = new Set<string>()
  /** The newest applied change at the start of each render in progress: changes older than all of these can be forgotten. */
  readonly #starts = new Set<{ since: number }>()
  #recent: Change[] = []
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

  /** The page, rendered if needed. `old` is true when web failed and the last good page is returned. Throws when there is neither. */
  async page(key: string): Promise<{ page: Page; old: boolean }> {
    const cached = this.#store.get(key)
    const rendering = this.#render(key, cached ? 'known' : 'unknown')
    if (!cached) return { page: await rendering, old: false }
    try {
      return { page: await withTimeout(rendering, patience), old: false }
    } catch (error) {
      // Looked up again: the page may have been dropped while we waited, and a dropped page is never served.
      const still = this.#store.get(key)
      if (!still) throw error
      counters.servedOld += 1
      return { page: still, old: true }
    }
  }

  /** Applies a change. Resolves when the pages in use are rendered again (or failed to). */
  async apply(change: Change): Promise<void> {
    if (change.id <= this.#applied) return
    this.#applied = change.id
    if (this.#starts.size > 0) this.#recent.push(change)
    // The most used pages are rendered first.
    const touched = [...this.#touchedBy(change)].sort((a, b) => b.uses - a.uses)
    const now = performance.now()
    const rerenders: Promise<unknown>[] = []
    for (const page of touched) {
      const isWarm = now - page.hit < warmFor + 1_000
      if (change.drop) {
        this.#remove(page.key)
        counters.drops += 1
      } else {
        page.stale ||= now
        counters.swaps += 1
      }
      if (isWarm) rerenders.push(this.#swap(page.key))
    }
    await Promise.all(rerenders)
  }

  async #swap(key: string): Promise<void> {
    this.#swapping.add(key)
    await this.#render(key, 'known').catch(() => {})
    this.#swapping.delete(key)
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

  #render(key: string, lane: 'known' | 'unknown'): Promise<Page> {
    const underWay = this.#underWay.get(key)
    if (underWay) return underWay
    const rendering = this.#renderUntilCurrent(key, lane).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, rendering)
    return rendering
  }

  async #renderUntilCurrent(key: string, lane: 'known' | 'unknown'): Promise<Page> {
    const began = performance.now()
    for (;;) {
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
      const missedChanges = this.#recent.filter(
        (change) => change.id > start.since && ((change.all && !isOfTheBuild(page)) || change.tags.some((tag) => page.tags.includes(tag))),
      )
      this.#forget(start)
      if (missedChanges.length === 0) {
        this.#keep(page)
        return page
      }
      counters.overtaken += 1
      if (performance.now() - began > overtakenFor) throw new Error(`${key} changed faster than it could be rendered`)
    }
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
