/** When Postgres and at least one worker were there, in milliseconds of this machine's clock. */
export class Health {
  readonly #spans: { from: number; to: number }[] = []
  #since: number | null = null
  #workers = 0
  #isPostgresUp = true

  setWorkers(ready: number): void {
    this.#workers = ready
    this.#look()
  }

  setPostgres(isUp: boolean): void {
    this.#isPostgresUp = isUp
    this.#look()
  }

  #look(): void {
    const isHealthy = this.#isPostgresUp && this.#workers > 0
    if (isHealthy) this.#since ??= Date.now()
    else if (this.#since !== null) {
      this.#spans.push({ from: this.#since, to: Date.now() })
      this.#since = null
    }
  }

  /** The longest time without a fault between two instants: so long something was left undone that could have been done. */
  longestBetween(from: number, to: number): number {
    const spans = [...this.#spans, ...(this.#since === null ? [] : [{ from: this.#since, to: Number.POSITIVE_INFINITY }])]
    return Math.max(0, ...spans.map((span) => Math.min(to, span.to) - Math.max(from, span.from)))
  }
}
