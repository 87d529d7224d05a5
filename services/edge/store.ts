import type { Page } from './page.ts'

/**
 * Finished pages, limited in bytes. A page that was used since the last check gets a second chance (CLOCK algorithm): close to
 * least-recently-used eviction, without changing the map on every hit.
 */
export class PageStore {
  readonly #pages = new Map<string, Page>()
  readonly #byTag = new Map<string, Set<Page>>()
  readonly #lastUse = new WeakMap<Page, number>()
  readonly #limit: number
  #bytes = 0

  constructor(limitInBytes: number) {
    this.#limit = limitInBytes
  }

  get(key: string): Page | undefined {
    return this.#pages.get(key)
  }

  all(): Iterable<Page> {
    return this.#pages.values()
  }

  get size(): number {
    return this.#pages.size
  }

  get bytes(): number {
    return this.#bytes
  }

  tagged(tag: string): ReadonlySet<Page> {
    return this.#byTag.get(tag) ?? new Set()
  }

  put(page: Page): void {
    this.remove(page.key)
    if (page.bytes > this.#limit / 4) return
    this.#pages.set(page.key, page)
    this.#lastUse.set(page, page.hit)
    this.#bytes += page.bytes
    for (const tag of page.tags) {
      const tagged = this.#byTag.get(tag)
      if (tagged) tagged.add(page)
      else this.#byTag.set(tag, new Set([page]))
    }
    this.#makeRoom()
  }

  remove(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.#bytes -= page.bytes
    for (const tag of page.tags) {
      const tagged = this.#byTag.get(tag)
      tagged?.delete(page)
      if (tagged?.size === 0) this.#byTag.delete(tag)
    }
  }

  #makeRoom(): void {
    let chances = this.#pages.size
    for (const [key, page] of this.#pages) {
      if (this.#bytes <= this.#limit) return
      if (chances-- > 0 && page.hit > (this.#lastUse.get(page) ?? 0)) {
        this.#lastUse.set(page, page.hit)
        this.#pages.delete(key)
        this.#pages.set(key, page)
      } else this.remove(key)
    }
  }
}
