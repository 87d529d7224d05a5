import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent } from 'undici'
import { isPublicAddress } from './public-address.ts'

/** Whether we may speak to an IP address. Tests allow their own server; everything else allows only public addresses. */
export type Allows = (address: string, port: number) => boolean
const ports = new Set([80, 443, 8080, 8443])
export const allowsPublic: Allows = (address, port) => isPublicAddress(address) && ports.has(port)

/**
 * Connections to addresses that strangers gave. Each address is checked when the connection is made, so that a DNS name which changes in
 * between is of no use to an attacker.
 */
export class PublicAgents {
  readonly #allows: Allows
  readonly #agents = new Map<number, Agent>()

  constructor(allows: Allows = allowsPublic) {
    this.#allows = allows
  }

  /** What is wrong with an address; null when it may be tried. */
  problemOf(url: URL | null): string | null {
    if (url === null || !/^https?:$/.test(url.protocol)) return 'its address is not one of http or https'
    if (url.username || url.password) return 'its address holds a password'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // A DNS name is checked at its lookup. An IP address has no lookup, so it is checked here.
    return isIP(host) && !this.#allows(host, portOf(url)) ? explainRefusal(host) : null
  }

  /** One agent per port, because a lookup receives only the name. */
  agentFor(url: URL): Agent {
    const port = portOf(url)
    const agent =
      this.#agents.get(port) ?? new Agent({ connect: { lookup: lookUpAllowed(this.#allows, port), timeout: 10_000 }, connections: 4 })
    this.#agents.set(port, agent)
    return agent
  }

  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()))
  }
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
