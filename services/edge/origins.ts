import { createHash } from 'node:crypto'

/** How long, in milliseconds, a server that could not be reached is tried after the others. */
const avoidFor = 5_000

/**
 * Servers of one kind behind an edge. One that could not be reached a moment ago is tried last. Otherwise they take turns; without turns
 * the first one is always preferred. What is about one thing goes to the same server, from each edge: it knows the thing.
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

  /** All origins, in the order in which a request tries them. `about`: what it is about, if one server should get all that is. */
  order(about: string | null = null): string[] {
    const turned = about === null ? this.#takeTurn() : this.#rank(about)
    if (this.#lost.size === 0) return turned
    return [...turned.filter((origin) => !this.#isLost(origin)), ...turned.filter((origin) => this.#isLost(origin))]
  }

  #takeTurn(): string[] {
    const from = this.#takeTurns ? this.#turn++ % this.#origins.length : 0
    return [...this.#origins.slice(from), ...this.#origins.slice(0, from)]
  }

  /** By highest random weight (Thaler and Ravishankar 1998): edges that list them in another order agree, and few things move with a server. */
  #rank(about: string): string[] {
    const weighed = this.#origins.map((origin) => ({ origin, weight: createHash('sha256').update(`${origin} ${about}`).digest('hex') }))
    return weighed.sort((one, other) => (one.weight < other.weight ? 1 : -1)).map(({ origin }) => origin)
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
