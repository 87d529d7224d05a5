import { Agent } from 'undici'
import { makeRequestId, requestHeader } from '#lib/request.ts'
import type { Origins } from './origins.ts'
import type { Rendered } from './page.ts'

const largest = 16 * 1024 * 1024
/** Bytes of the headers of an answer: the tags of what is no page are in one, and a long story depends on hundreds of things. */
const longestHead = 256 * 1024
/** Web answers 501 for what it does not provide (oEmbed 1.0 §2.3.4). Another web would answer the same, so there is no retry. */
const notProvided = 501

/** Milliseconds that a web may take for the head of an answer, and between two pieces of its body. */
const longestSilence = 10_000
/** A page that two webs do not answer in time may be what is slow: a third is not asked. */
const mostSilent = 2
/** Milliseconds after which webs that were not reached are not tried once more: to connect to one that hangs takes a second or two. */
const retryWithin = 2_000

/** Requests pages of the paper from web. With several webs, the next one is tried when one cannot be reached or does not answer in time. */
export class Web {
  readonly #webs: Origins
  readonly #host: string
  readonly #agent: Agent

  constructor(webs: Origins, publicOrigin: URL, silence = longestSilence) {
    this.#webs = webs
    this.#host = publicOrigin.host
    this.#agent = new Agent({
      connections: 16,
      maxHeaderSize: longestHead,
      connect: { timeout: 1_000 },
      headersTimeout: silence,
      bodyTimeout: silence,
      keepAliveTimeout: 4_000,
    })
  }

  /**
   * GETs one address without anything of the reader's request but `headers`. Retries for about two seconds when no web was reached.
   */
  async render(key: string, headers: Readonly<Record<string, string>> = {}): Promise<Rendered> {
    const requestId = headers[requestHeader] ?? makeRequestId()
    const began = performance.now()
    let failure: unknown
    let silent = 0
    for (const pause of [0, 50, 150, 300, 600, 900]) {
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause))
      for (const origin of this.#webs.order()) {
        try {
          return await this.#ask(origin, key, { ...headers, [requestHeader]: requestId })
        } catch (error) {
          failure = error
          if (isSilence(error)) silent += 1
          else if (!(error instanceof TryAnother) && !isUnreached(error)) throw new NotRendered(requestId, error)
          if (!(error instanceof TryAnother)) this.#webs.avoid(origin)
          if (silent === mostSilent) throw new NotRendered(requestId, error)
        }
      }
      if (silent > 0 || performance.now() - began > retryWithin) break
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

const silence = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const isSilence = (error: unknown) => error instanceof Error && 'code' in error && silence.has(String(error.code))
