/** Too many different pages are wanted at once: the answer is "try again soon". */
export class Overloaded extends Error {
  override name = 'Overloaded'
}

const longestQueue = 2_000

/**
 * Bounds how many renders run at once. Pages that readers already know go first; unknown addresses (which anybody can
 * invent) wait behind them and are shed when too many wait.
 */
export class RenderQueue {
  readonly #places: number
  readonly #waiting = { known: [] as (() => void)[], unknown: [] as (() => void)[] }
  #running = 0

  constructor(places: number) {
    this.#places = places
  }

  async run<Value>(lane: 'known' | 'unknown', work: () => Promise<Value>): Promise<Value> {
    if (this.#running >= this.#places) {
      if (lane === 'unknown' && this.#waiting.unknown.length >= longestQueue) throw new Overloaded('too many different pages at once')
      await new Promise<void>((resolve) => this.#waiting[lane].push(resolve))
    } else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.known.shift() ?? this.#waiting.unknown.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}
