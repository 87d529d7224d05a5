import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { databaseUrl, edges, port, publicUrl, sendsOutward, WrongEnvironment } from '#lib/env.ts'

/** The settings that an edge reads from its environment, checked. */
export const edgeSettings = () => ({ ...ownSettings(), databaseUrl: databaseUrl() })

/** The first wrong setting of the edge as one sentence, or null. `npm start` checks this before there is a database. */
export function edgeProblem(): string | null {
  try {
    ownSettings()
    return null
  } catch (error) {
    if (error instanceof WrongEnvironment) return error.message
    throw error
  }
}

function ownSettings() {
  const listen = port()
  return {
    port: listen,
    host: process.env.GALLEY_HOST ? host(process.env.GALLEY_HOST) : undefined,
    /** Several edges listen on the same port: the kernel distributes the connections. */
    isPortShared: edges() > 1,
    publicOrigin: new URL(publicUrl()),
    isOriginGiven: Boolean(process.env.PUBLIC_URL),
    webOrigins: list('GALLEY_WEB_URLS', 'http://127.0.0.1:3001').map((text) => origin('GALLEY_WEB_URLS', text)),
    channelOrigins: list('GALLEY_CHANNEL_URL', 'http://127.0.0.1:3002').map((text) => origin('GALLEY_CHANNEL_URL', text)),
    mostChannels: integer('GALLEY_CHANNELS', 5_000, 0, 1_000_000),
    purgeUrls: sendsOutward() ? list('GALLEY_PURGE_URLS', '').map(cache) : [],
    name: process.env.GALLEY_EDGE_NAME || `${hostname()}:${process.env.GALLEY_HOST ? `${process.env.GALLEY_HOST}:` : ''}${listen}`,
    limitInBytes: integer('GALLEY_EDGE_MB', 256, 16, 65_536) * 1024 * 1024,
    metricsPort: metricsPort(),
    connectionsPerAddress: integer('GALLEY_CONNECTIONS_PER_ADDRESS', 256, 1, 1_000_000),
    mostListeners: integer('GALLEY_LISTENERS', 20_000, 0, 1_000_000),
    trustedProxies: new Set(list('GALLEY_TRUSTED_PROXIES', '127.0.0.1,::1').map(address)),
  }
}

export type EdgeSettings = ReturnType<typeof edgeSettings>

const list = (name: string, standard: string) =>
  (process.env[name] ?? standard)
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

function integer(name: string, standard: number, least: number, most: number): number {
  const given = process.env[name]
  const value = given ? Number(given) : standard
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new WrongEnvironment(
    `${name} is ${JSON.stringify(given)}: give a whole number from ${least} to ${most}, or leave it out for ${standard}.`,
  )
}

/** 0: no metrics are served. Edges that share PORT cannot share this port. */
function metricsPort(): number {
  const given = integer('GALLEY_METRICS_PORT', 0, 0, 65_535)
  if (given === 0 || edges() === 1) return given
  throw new WrongEnvironment(
    `GALLEY_METRICS_PORT is set, and GALLEY_EDGES is ${edges()}: leave one of them out, or give each edge a port of its own.`,
  )
}

function origin(name: string, text: string): string {
  if (URL.canParse(text) && new URL(text).protocol === 'http:') return new URL(text).origin
  throw new WrongEnvironment(`${name} has ${JSON.stringify(text)}, which is not an origin: give one such as http://127.0.0.1:3001.`)
}

function host(text: string): string {
  if (isIP(text) || /^[\w.-]+$/.test(text)) return text
  throw new WrongEnvironment(
    `GALLEY_HOST is ${JSON.stringify(text)}, which is not an address to listen on: give one such as 127.0.0.1, or leave it out for all.`,
  )
}

function cache(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new WrongEnvironment(
    `GALLEY_PURGE_URLS has ${JSON.stringify(text)}, which is not the address of a cache: give one such as http://127.0.0.1:6081/.`,
  )
}

function address(text: string): string {
  if (isIP(text)) return text
  throw new WrongEnvironment(
    `GALLEY_TRUSTED_PROXIES has ${JSON.stringify(text)}, which is not an IP address: give one such as 192.0.2.1, without a port.`,
  )
}
