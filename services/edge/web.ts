import { Agent } from 'undici'
import type { Rendered } from './page.ts'

const largest = 16 * 1024 * 1024
/** Web is well and says what it does not do (oEmbed 1.0 §2.3.4): no other web would. */
const notProvided = 501

/** Asks the webs for pages of the paper. Several webs: the next one is tried when one cannot be reached. */
export class Web {
  readonly #origins: readonly string[]
  readonly #host: string
  readonly #agent = new Agent({
    connections: 16,
    connect: { timeout: 1_000 },
    headersTimeout: 10_000,
    bodyTimeout: 10_000,
    keepAliveTimeout: 4_000,
  })
  #turn = 0

  constructor(origins: readonly string[], publicOrigin: URL) {
    this.#origins = origins
    this.#host = publicOrigin.host
  }

  get origins(): readonly string[] {
    return this.#origins
  }

  /** GETs one address, with nothing of the reader's request in it. Retries what never reached a web, for about two seconds. */
  async render(key: string): Promise<Rendered> {
    let failure: unknown
    for (const pause of [0, 50, 150, 300, 600, 900]) {
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause))
      for (const _ of this.#origins) {
        const origin = this.#origins[this.#turn++ % this.#origins.length] ?? ''
        try {
          return await this.#ask(origin, key)
        } catch (error) {
          failure = error
          if (!(error instanceof TryAnother) && !isUnreached(error)) throw error
        }
      }
    }
    throw failure
  }

  async close(): Promise<void> {
    await this.#agent.close()
  }

  async #ask(origin: string, key: string): Promise<Rendered> {
    const { statusCode, headers, body } = await this.#agent.request({
      origin,
      path: key,
      method: 'GET',
      headers: { host: this.#host, 'accept-encoding': 'identity', accept: '*/*', 'user-agent': 'galley-edge' },
    })
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > largest) throw new Error(`${key} is larger than ${largest} bytes`)
      chunks.push(chunk)
    }
    if (statusCode >= 500 && statusCode !== notProvided) throw new TryAnother(`web answered ${statusCode} for ${key}`)
    const one = (name: string) => {
      const value = headers[name]
      return Array.isArray(value) ? value[0] : value
    }
    return {
      status: statusCode,
      type: one('content-type') ?? 'application/octet-stream',
      body: Buffer.concat(chunks),
      tags: (one('galley-tags') ?? '').split(/\s+/).filter(Boolean),
      location: one('location'),
      cacheControl: one('cache-control'),
      robots: one('x-robots-tag'),
    }
  }
}

/** A web that is reached but cannot render (it is stopping, or lost its database): another one may. */
class TryAnother extends Error {
  override name = 'TryAnother'
}

const unreached = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH'])
const isUnreached = (error: unknown) => error instanceof Error && 'code' in error && unreached.has(String(error.code))
