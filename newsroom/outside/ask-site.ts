import type { Readable } from 'node:stream'
import { Agent, request } from 'undici'
import { port, publicUrl } from '#lib/env.ts'

/** What the site answered: a status and a text; or why there is none. `elsewhere`: it led to another site, or on and on. */
export type SiteAnswer = { status: number; text: string } | { problem: 'no-answer' | 'too-large' | 'elsewhere' }
export type AskSite = (path: string) => Promise<SiteAnswer>

/** The way that the answers came: through the public address, or from the edge of this machine. */
export type Way = 'public' | 'edge'

/** Milliseconds and bytes of one answer, and how often it may lead on. No page of the paper comes near the bytes. */
export const askLimits = { milliseconds: 4_000, bytes: 2_000_000, redirects: 3 }

/** Names the program, and nothing else, to whoever reads the site's logs. */
const userAgent = 'Galley-outside-check'

/**
 * Asks the site as a reader would: through its public address, without a cookie. Where that address cannot be reached from this machine (a
 * router that does not lead back, a name that is not known inside), it asks the edge of this machine under the public name. It sends
 * nothing but the path, follows redirects within the site only, and reads a limited answer in a limited time.
 */
export class SiteReader {
  readonly #agent = new Agent({ connections: 4, connect: { timeout: askLimits.milliseconds } })
  readonly #public = new URL(publicUrl())
  readonly #edge = new URL(`http://127.0.0.1:${port()}`)
  way: Way = 'public'

  ask: AskSite = async (path) => {
    if (this.way === 'edge') return this.#follow(this.#edge, path)
    const answer = await this.#follow(this.#public, path)
    if (!('problem' in answer) || answer.problem !== 'no-answer' || this.#edge.host === this.#public.host) return answer
    const instead = await this.#follow(this.#edge, path)
    if ('problem' in instead) return answer
    this.way = 'edge'
    return instead
  }

  close = (): Promise<void> => this.#agent.destroy()

  async #follow(origin: URL, first: string): Promise<SiteAnswer> {
    const signal = AbortSignal.timeout(askLimits.milliseconds)
    let path = first
    try {
      for (let hop = 0; hop <= askLimits.redirects; hop += 1) {
        const {
          statusCode: status,
          headers,
          body,
        } = await request(new URL(path, origin), {
          dispatcher: this.#agent,
          signal,
          headers: { 'user-agent': userAgent, 'accept-encoding': 'identity', host: this.#public.host },
        })
        const location = status >= 300 && status < 400 ? headers.location : undefined
        if (typeof location !== 'string') return await readAnswer(status, body)
        drop(body)
        const next = URL.parse(location, this.#public)
        if (next?.origin !== this.#public.origin) return { problem: 'elsewhere' }
        path = next.pathname + next.search
      }
      return { problem: 'elsewhere' }
    } catch {
      return { problem: 'no-answer' } // refused, unknown, cut off or too late: for a reader it is all the same
    }
  }
}

async function readAnswer(status: number, body: Readable): Promise<SiteAnswer> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > askLimits.bytes) {
      drop(body)
      return { problem: 'too-large' }
    }
    pieces.push(piece)
  }
  return { status, text: Buffer.concat(pieces).toString('utf8') }
}

/** Ends an answer that nobody reads, and ignores the error that undici reports for that. */
function drop(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}
