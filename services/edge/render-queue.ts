import PQueue from 'p-queue'

/** Too many different pages are requested at once. The reader gets 503 and may retry. */
export class Overloaded extends Error {
  override name = 'Overloaded'
}

const longestQueue = 2_000
const priorities = { known: 1, unknown: 0 }
export type Lane = keyof typeof priorities

/**
 * Limits how many renders run at once. Pages that readers already know go first. Unknown addresses (which anybody can invent) wait behind
 * them and are refused when too many wait.
 */
export class RenderQueue {
  readonly #queue: PQueue

  constructor(places: number) {
    this.#queue = new PQueue({ concurrency: places })
  }

  async run<Value>(lane: Lane, work: () => Promise<Value>): Promise<Value> {
    const priority = priorities[lane]
    if (lane === 'unknown' && this.#queue.sizeBy({ priority }) >= longestQueue) throw new Overloaded('too many different pages at once')
    return this.#queue.add(work, { priority })
  }
}
