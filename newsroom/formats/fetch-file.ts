import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { request } from 'undici'
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
      return error instanceof Error ? `it could not be fetched: ${error.message || causeOf(error)}` : 'it could not be fetched'
    }
  }

  close = (): Promise<void> => this.#agents.close()

  async #follow(first: string, path: string, signal: AbortSignal): Promise<string | null> {
    let address = first
    for (let hop = 0; hop <= this.#limits.redirects; hop += 1) {
      const url = URL.parse(address)
      const problem = this.#agents.problemOf(url)
      if (url === null || problem) return problem
      const { statusCode, headers, body } = await request(url, {
        dispatcher: this.#agents.agentFor(url),
        signal,
        headers: { 'user-agent': 'galley-import', accept: 'image/*' },
      })
      if (statusCode >= 300 && statusCode < 400 && typeof headers.location === 'string') {
        drop(body)
        address = URL.parse(headers.location, url)?.href ?? headers.location
        continue
      }
      if (statusCode !== 200) {
        drop(body)
        return `its site answered ${statusCode}`
      }
      await pipeline(body, upTo(this.#limits.bytes), createWriteStream(path), { signal })
      return null
    }
    return `it leads on more than ${this.#limits.redirects} times`
  }
}

/** Closes the connection of a response that nobody will read, and ignores the error that undici reports for that. */
function drop(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}

/** Passes at most this many bytes. */
function upTo(most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length
      if (bytes > most) done(new Error(`it is larger than ${Math.round(most / 1_000_000)} MB`))
      else done(null, piece)
    },
  })
}

const causeOf = (error: Error): string => (error.cause instanceof Error ? error.cause.message : 'the connection failed')
