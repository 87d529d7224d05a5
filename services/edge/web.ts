import { Agent } from 'undici'
import { makeRequestId, requestHeader } from '#lib/request.ts'
import type { Rendered } from './page.ts'

const largest = 16 * 1024 * 1024
/** Web answers 501 for what it does not provide (oEmbed 1.0 §2.3.4). Another web would answer the same, so there is no retry. */
const notProvided = 501

/** Requests pages of the paper from web. With several webs, the next one is tried when one cannot be reached. */
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

  /**
   * GETs one address without anything of the reader's request but `headers`. Retries for about two seconds when no web was reached.
   */
  async render(key: string, headers: Readonly<Record<string, string>> = {}): Promise<Rendered> {
    const requestId = headers[requestHeader] ?? makeRequestId()
    let failure: unknown
    for (const pause of [0, 50, 150, 300, 600, 900]) {
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause))
      for (const _ of this.#origins) {
        const origin = this.#origins[this.#turn++ % this.#origins.length] ?? ''
        try {
          return await this.#ask(origin, key, { ...headers, [requestHeader]: requestId })
        } catch (error) {
          failure = error
          if (!(error instanceof TryAnother) && !isUnreached(error)) throw new NotRendered(requestId, error)
        }
      }
    }
    throw new NotRendered(requestId, failure)
  }

  async close(): Promise<void> {
    await this.#agent.close()
  }

  async #ask(origin: string, key: string, more: Readonly<Record<string, string>>): Promise<Rendered> {
    const { statusCode, headers, body } = await this.#agent.request({
      origin,
      path: key,
      method: 'GET',
      headers: { host: this.#host, 'accept-encoding': 'identity', accept: '*/*', 'user-agent': 'galley-edge', ...more },
    })
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > largest) throw new Error(`${key} is larger than ${largest} bytes`)
      chunks.push(chunk)
    }
    if (statusCode >= 500 && statusCode !== notProvided) throw new TryAnother(`web answered ${statusCode} for ${key}`)
    const headerOf = (name: string) => {
      const value = headers[name]
      return Array.isArray(value) ? value[0] : value
    }
    return {
      status: statusCode,
      type: headerOf('content-type') ?? 'application/octet-stream',
      body: Buffer.concat(chunks),
      tags: (headerOf('galley-tags') ?? '').split(/\s+/).filter(Boolean),
      location: headerOf('location'),
      cacheControl: headerOf('cache-control'),
      robots: headerOf('x-robots-tag'),
      contentRange: headerOf('content-range'),
      etag: headerOf('etag'),
      disposition: headerOf('content-disposition'),
    }
  }
}

/** No web rendered the page. `requestId` is the id under which web was asked. */
export class NotRendered extends Error {
  override name = 'NotRendered'
  readonly requestId: string

  constructor(requestId: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.requestId = requestId
  }
}

/** Web was reached but cannot render (it is stopping, or lost its database). Another one may be able to. */
class TryAnother extends Error {
  override name = 'TryAnother'
}

const unreached = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH'])
const isUnreached = (error: unknown) => error instanceof Error && 'code' in error && unreached.has(String(error.code))
