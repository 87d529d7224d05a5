import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Dispatcher, request } from 'undici'
import { explainFailure } from './explain-failure.ts'
import { type Allows, PublicAgents } from './public-agents.ts'

export type FetchLimits = { bytes: number; milliseconds: number; redirects: number }
export const fetchLimits: FetchLimits = { bytes: 40_000_000, milliseconds: 30_000, redirects: 5 }

/** Downloads files from untrusted addresses. Each address is checked (PublicAgents), and each redirect again. */
export class Fetcher {
  readonly #limits: FetchLimits
  readonly #agents: PublicAgents

  constructor(allows?: Allows, limits: FetchLimits = fetchLimits) {
    this.#agents = new PublicAgents(allows)
    this.#limits = limits
  }

  /** Writes the file to `path`. Returns null, or the reason why it failed. */
  async fetch(address: string, path: string): Promise<string | null> {
    const signal = AbortSignal.timeout(this.#limits.milliseconds)
    try {
      return await this.#follow(address, path, signal)
    } catch (error) {
      if (signal.aborted) return `it did not come within ${this.#limits.milliseconds / 1000} s`
      return `it could not be fetched: ${explainFailure(error)}`
    }
  }

  close = (): Promise<void> => this.#agents.close()

  async #follow(address: string, path: string, signal: AbortSignal): Promise<string | null> {
    const headers = { 'user-agent': 'galley-import', accept: 'image/*' }
    const answer = await followAddress(this.#agents, address, { signal, headers, redirects: this.#limits.redirects })
    if (typeof answer === 'string') return answer
    if (answer.statusCode !== 200) {
      drop(answer.body)
      return `its site answered ${answer.statusCode}`
    }
    await pipeline(answer.body, upTo(this.#limits.bytes), createWriteStream(path), { signal })
    return null
  }
}

type Asking = { signal: AbortSignal; headers: Record<string, string>; redirects: number; method?: 'GET' | 'HEAD' }
type Answer = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'>

/** The first answer that is no redirect. Each address on the way is checked. A string says why there is none. */
export async function followAddress(
  agents: PublicAgents,
  first: string,
  { signal, headers, redirects, method = 'GET' }: Asking,
): Promise<Answer | string> {
  let address = first
  for (let hop = 0; hop <= redirects; hop += 1) {
    const url = URL.parse(address)
    const problem = agents.problemOf(url)
    if (url === null || problem) return problem ?? 'its address is not one of http or https'
    const answer = await request(url, { dispatcher: agents.agentFor(url), signal, headers, method })
    // 304 says that nothing changed: it leads nowhere.
    if (answer.statusCode < 300 || answer.statusCode >= 400 || typeof answer.headers.location !== 'string') return answer
    drop(answer.body)
    address = URL.parse(answer.headers.location, url)?.href ?? answer.headers.location
  }
  return `it leads on more than ${redirects} times`
}

/** Closes the connection of a response that nobody will read, and ignores the error that undici reports for that. */
export function drop(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}

/** Passes at most this many bytes; more of them are an error. */
export function upTo(most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length
      if (bytes > most) done(new Error(`it is larger than ${Math.round(most / 1_000_000)} MB`))
      else done(null, piece)
    },
  })
}
