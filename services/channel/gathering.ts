/** Gathers what is added over `wait` milliseconds, and passes it on together: of each key the newest value. */
export class Gathering<Key, Value> {
  readonly #wait: number
  readonly #pass: (gathered: Map<Key, Value>) => void
  #gathered = new Map<Key, Value>()
  #timer: NodeJS.Timeout | null = null

  constructor(wait: number, pass: (gathered: Map<Key, Value>) => void) {
    this.#wait = wait
    this.#pass = pass
  }

  add(key: Key, value: Value): void {
    this.#gathered.set(key, value)
    this.#timer ??= setTimeout(() => {
      const gathered = this.#gathered
      this.#gathered = new Map()
      this.#timer = null
      this.#pass(gathered)
    }, this.#wait)
  }

  /** What waits under a key. */
  waiting = (key: Key): Value | undefined => this.#gathered.get(key)

  /** Forgets what was added under a key and is not passed on yet. */
  forget = (key: Key): boolean => this.#gathered.delete(key)

  end(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }
}
