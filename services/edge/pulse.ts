const every = 2_000
const within = 2_000
/** Web may be silent for so long before we say that it is: it may be starting again. */
const silentFor = 6_000

/** Asks the webs now and then whether one of them answers, so that /readyz can say when none does. */
export class Pulse {
  readonly #origins: readonly string[]
  #heard = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined

  constructor(origins: readonly string[]) {
    this.#origins = origins
  }

  begin(): void {
    void this.#feel()
  }

  get isFelt(): boolean {
    return performance.now() - this.#heard < silentFor
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#heard = Number.NEGATIVE_INFINITY
  }

  async #feel(): Promise<void> {
    const timer = setTimeout(() => void this.#feel(), every).unref()
    this.#timer = timer
    try {
      await Promise.any(this.#origins.map((origin) => expectAnswer(`${origin}/healthz`)))
      if (this.#timer === timer) this.#heard = performance.now()
    } catch {
      // none of them: `isFelt` says so in time
    }
  }
}

async function expectAnswer(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(within) })
  await response.body?.cancel()
}
