import { lookup } from 'node:dns'
import { createWriteStream } from 'node:fs'
import { isIP, type LookupFunction } from 'node:net'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Agent, request } from 'undici'
import { isPublicAddress } from './public-address.ts'

/** Whether a file may be fetched from an IP address. Tests allow their own server; everything else allows only public addresses. */
export type Allows = (address: string, port: number) => boolean
const allowsPublic: Allows = (address, port) => isPublicAddress(address) && ports.has(port)
const ports = new Set([80, 443, 8080, 8443])

export type FetchLimits = { bytes: number; milliseconds: number; redirects: number }
export const fetchLimits: FetchLimits = { bytes: 40_000_000, milliseconds: 30_000, redirects: 5 }

/**
 * Downloads files from untrusted addresses. Each address is checked when the connection is made, so that a DNS name which changes in
 * between is of no use to an attacker; each redirect is checked again.
 */
export class Fetcher {
  readonly #allows: Allows
  readonly #limits: FetchLimits
  readonly #agents = new Map<number, Agent>()

  constructor(allows: Allows = allowsPublic, limits: FetchLimits = fetchLimits) {
    this.#allows = allows
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

  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()))
  }

  async #follow(first: string, path: string, signal: AbortSignal): Promise<string | null> {
    let address = first
    for (let hop = 0; hop <= this.#limits.redirects; hop += 1) {
      const url = URL.parse(address)
      const problem = this.#problemOf(url)
      if (url === null || problem) return problem
      const { statusCode, headers, body } = await request(url, {
        dispatcher: this.#agentFor(portOf(url)),
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

  #problemOf(url: URL | null): string | null {
    if (url === null || !/^https?:$/.test(url.protocol)) return 'its address is not one of http or https'
    if (url.username || url.password) return 'its address holds a password'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // A DNS name is checked at its lookup. An IP address has no lookup, so it is checked here.
    return isIP(host) && !this.#allows(host, portOf(url)) ? explainRefusal(host) : null
  }

  /** One agent per port, because a lookup receives only the name. */
  #agentFor(port: number): Agent {
    const agent =
      this.#agents.get(port) ?? new Agent({ connect: { lookup: lookUpAllowed(this.#allows, port), timeout: 10_000 }, connections: 4 })
    this.#agents.set(port, agent)
    return agent
  }
}

/** Closes the connection of a response that nobody will read, and ignores the error that undici reports for that. */
function drop(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80))
const explainRefusal = (address: string): string => `${address} is not a public address`

const lookUpAllowed =
  (allows: Allows, port: number): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const bad = addresses.find(({ address }) => !allows(address, port))
      const [first] = addresses
      if (bad || !first) return callback(new Error(explainRefusal(`${hostname} (${bad?.address ?? 'unknown'})`)), '', 0)
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
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
