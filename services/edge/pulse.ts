const every = 2_000
const within = 2_000
/** How long, in milliseconds, web may be silent before it is reported as not ready: it may be restarting. */
const silentFor = 6_000

/** Checks periodically whether at least one web answers, so that /readyz can report when none does. */
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
      // no web answered: `isFelt` turns false after `silentFor`
    }
  }
}

async function expectAnswer(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(within) })
  await response.body?.cancel()
}
