import { withTimeout } from '#lib/with-timeout.ts'
import { coarseNow } from './clock.ts'
import { counters } from './counters.ts'
import { finish, type Page, pack, type Rendered, type Site } from './page.ts'
import { RenderQueue } from './render-queue.ts'
import { PageStore } from './store.ts'

/** A change that readers can see, as the outbox tells it. `drop`: what carries these tags may not be served once more. */
export type Change = { id: number; tags: readonly string[]; drop: boolean }

type Options = { render: (key: string) => Promise<Rendered>; site: Site; limitInBytes: number; renders?: number }

/** A page used within this time is made anew as soon as it changes, and its old bytes bridge the moment until then. */
const warmFor = 10_000
/** How long old bytes may bridge a change. */
const bridge = 1_000
/** How long somebody waits for the new bytes of a page whose old ones are still at hand. */
const patience = 3_000

/** How long changes may go on overtaking a page that is being rendered, before its readers are told to come back. */
const overtakenFor = 8_000
/** Bytes for answers that say that nothing is there. */
const mostForMissing = 8 * 1024 * 1024
/** A picture that nobody may see yet is asked for by the desk, and is there with the next publish: its 404 is for who asked alone. */
const isKept = (page: Page) => page.status !== 404 || !page.key.startsWith('/media/')

/** A page that was asked for this often, and has stood for so long, is worth packing tightly: the next change may be near. */
const worthPacking = 3
const restedFor = 3_000

/**
 * The edge's memory. A miss is rendered once however many wait for it; a page fetched before change n never lands after
 * change n; an ordinary change swaps, a drop forgets at once; when web cannot answer, the last good page still does.
 */
export class Pages {
  readonly #store: PageStore
  /** What is not there, for a moment: anybody can invent addresses, so these may push out nothing but each other. */
  readonly #missing = new PageStore(mostForMissing)
  readonly #renders: RenderQueue
  readonly #options: Options
  readonly #underWay = new Map<string, Promise<Page>>()
  /** `applied` at the start of each render under way: changes older than all of them need not be remembered. */
  readonly #starts = new Set<{ since: number }>()
  #recent: Change[] = []
  #applied = 0

  constructor(options: Options) {
    this.#options = options
    this.#store = new PageStore(options.limitInBytes)
    this.#renders = new RenderQueue(options.renders ?? 6)
  }

  /** The id of the newest change that this memory knows. */
  get applied(): number {
    return this.#applied
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#store.size + this.#missing.size, bytes: this.#store.bytes + this.#missing.bytes }
  }

  /** The page if it may be served this very moment: the hot path. */
  atHand(key: string): Page | undefined {
    const page = this.#store.get(key) ?? this.#missing.get(key)
    if (page === undefined) return undefined
    const now = coarseNow()
    page.hit = now
    page.uses += 1
    if (page.stale === 0) return page.until > now ? page : undefined
    return performance.now() - page.stale < bridge && this.#underWay.has(key) ? page : undefined
  }

  /**
   * The page, rendered if need be. `old` is true when web gave no answer and the last good one had to do. Throws when
   * there is neither.
   */
  async page(key: string): Promise<{ page: Page; old: boolean }> {
    const kept = this.#store.get(key)
    const rendering = this.#render(key, kept ? 'known' : 'unknown')
    if (!kept) return { page: await rendering, old: false }
    try {
      return { page: await withTimeout(rendering, patience), old: false }
    } catch (error) {
      // Asked again: a drop may have come while we waited, and what was dropped is never served.
      const still = this.#store.get(key)
      if (!still) throw error
      counters.servedOld += 1
      return { page: still, old: true }
    }
  }

  /** Takes note of a change. Resolves when the pages that readers are at are there anew (or could not be made). */
  async apply(change: Change): Promise<void> {
    if (change.id <= this.#applied) return
    this.#applied = change.id
    if (this.#starts.size > 0) this.#recent.push(change)
    // What most readers are at comes first.
    const touched = [...new Set(change.tags.flatMap((tag) => [...this.#store.tagged(tag), ...this.#missing.tagged(tag)]))].sort(
      (a, b) => b.uses - a.uses,
    )
    const now = performance.now()
    const again: Promise<unknown>[] = []
    for (const page of touched) {
      const isWarm = now - page.hit < warmFor + 1_000
      if (change.drop) {
        this.#remove(page.key)
        counters.drops += 1
      } else {
        page.stale ||= now
        counters.swaps += 1
      }
      if (isWarm) again.push(this.#render(page.key, 'known').catch(() => {}))
    }
    await Promise.all(again)
  }

  /** Packs the page that most readers fetched loosely packed; false when there is none that is worth it. */
  async packMostUsed(): Promise<boolean> {
    const rested = performance.now() - restedFor
    let most: Page | undefined
    for (const page of this.#store.all())
      if (!page.isDense && page.stale === 0 && page.made < rested && page.uses >= worthPacking && page.uses > (most?.uses ?? 0)) most = page
    if (most) await pack(most)
    return most !== undefined
  }

  /** After a time in which changes may have been missed for good (another database, a lost table): nothing is trusted. */
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
      const missed = this.#recent.filter((change) => change.id > start.since && change.tags.some((tag) => page.tags.includes(tag)))
      this.#forget(start)
      if (missed.length === 0) {
        this.#keep(page)
        return page
      }
      counters.overtaken += 1
      if (performance.now() - began > overtakenFor) throw new Error(`${key} changed faster than it could be rendered`)
    }
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
