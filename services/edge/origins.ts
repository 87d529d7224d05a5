/** How long, in milliseconds, a server that could not be reached is tried after the others. */
const avoidFor = 5_000

/**
 * Servers of one kind behind an edge. One that could not be reached a moment ago is tried last. Otherwise they take turns; without turns
 * the first one is always preferred.
 */
export class Origins {
  readonly #origins: readonly string[]
  readonly #takeTurns: boolean
  readonly #lost = new Map<string, number>()
  #turn = 0

  constructor(origins: readonly string[], { takeTurns = true } = {}) {
    this.#origins = origins
    this.#takeTurns = takeTurns
  }

  get all(): readonly string[] {
    return this.#origins
  }

  /** All origins, in the order in which a request tries them. */
  order(): string[] {
    const from = this.#takeTurns ? this.#turn++ % this.#origins.length : 0
    const turned = [...this.#origins.slice(from), ...this.#origins.slice(0, from)]
    if (this.#lost.size === 0) return turned
    return [...turned.filter((origin) => !this.#isLost(origin)), ...turned.filter((origin) => this.#isLost(origin))]
  }

  avoid(origin: string): void {
    this.#lost.set(origin, performance.now() + avoidFor)
  }

  #isLost(origin: string): boolean {
    const until = this.#lost.get(origin)
    if (until === undefined || performance.now() < until) return until !== undefined
    this.#lost.delete(origin)
    return false
  }
}
