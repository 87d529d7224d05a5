import type { Origins } from './origins.ts'

const every = 2_000
const within = 2_000
/** How long, in milliseconds, web may be silent before it is reported as not ready: it may be restarting. */
const silentFor = 6_000

/**
 * Checks periodically whether the webs answer: /readyz reports when none does, and one that does not is tried after the others. A process
 * that hangs accepts connections all the same.
 */
export class Pulse {
  readonly #webs: Origins
  #heard = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined

  constructor(webs: Origins) {
    this.#webs = webs
  }

  begin(): void {
    this.#feel()
  }

  get isFelt(): boolean {
    return performance.now() - this.#heard < silentFor
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#heard = Number.NEGATIVE_INFINITY
  }

  #feel(): void {
    const timer = setTimeout(() => this.#feel(), every).unref()
    this.#timer = timer
    for (const origin of this.#webs.all)
      void expectAnswer(`${origin}/healthz`).then(
        () => {
          if (this.#timer === timer) this.#heard = performance.now()
        },
        () => this.#webs.avoid(origin),
      )
  }
}

async function expectAnswer(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(within) })
  await response.body?.cancel()
}
