import type { IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { channelPath } from '#lib/channel.ts'
import { requestHeader } from '#lib/request.ts'
import { counters } from './counters.ts'
import { Origins } from './origins.ts'

/** Milliseconds in which a channel must take the connection. */
const connectWithin = 2_000
/** Both sides send something every 15 seconds; a connection that was silent this long (milliseconds) is gone. */
const goneAfter = 60_000

/** What the channel reads; everything else stays here. */
const passed = new Set(['host', 'origin', 'cookie', 'sec-websocket-key', 'sec-websocket-version', 'sec-websocket-protocol'])

/** Whether a request asks for the desk's channel: a WebSocket (RFC 6455 §4.1) at its one address. */
export const isForChannel = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'GET' && url === channelPath && headers.upgrade?.toLowerCase() === 'websocket'

/** Connections to the channel that are open, so that they can be counted and ended. */
export class Upgrades {
  readonly #open = new Set<Duplex>()
  readonly #channels: Origins
  readonly #most: number

  constructor(channels: readonly string[], most: number) {
    // The first is the channel of the same machine: a page stays with it while it is there.
    this.#channels = new Origins(channels, { takeTurns: false })
    this.#most = most
  }

  /** Joins the browser's connection with one to a channel, which decides whether to accept it. */
  pass(request: IncomingMessage, browser: Duplex, head: Buffer, requestId: string): void {
    browser.on('error', () => browser.destroy())
    if (this.#open.size >= this.#most) {
      counters.shed += 1
      browser.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    this.#open.add(browser)
    browser.once('close', () => this.#open.delete(browser))
    this.#connect(this.#channels.order(), browser, (channel) => {
      channel.write(headOf(request, requestId))
      channel.write(head)
      join(browser, channel)
    })
  }

  /** Connects to the first of these channels that can be reached. Without one the browser's connection ends, and it asks again later. */
  #connect([origin, ...others]: readonly string[], browser: Duplex, connected: (channel: Socket) => void): void {
    if (origin === undefined || browser.destroyed) return void browser.destroy()
    const { hostname: host, port } = new URL(origin)
    const channel = connect({ host, port: Number(port), noDelay: true })
    const late = setTimeout(() => channel.destroy(), connectWithin)
    const fail = () => {
      clearTimeout(late)
      this.#channels.avoid(origin)
      this.#connect(others, browser, connected)
    }
    channel.on('error', () => channel.destroy()).once('close', fail)
    channel.once('connect', () => {
      clearTimeout(late)
      channel.off('close', fail)
      connected(channel)
    })
  }

  end(): void {
    for (const browser of this.#open) browser.destroy()
  }
}

/** From here on the two connections are one: each ends with the other. */
function join(browser: Duplex, channel: Socket): void {
  for (const [one, other] of [
    [browser, channel],
    [channel, browser],
  ] as const) {
    if ('setTimeout' in one) (one as Socket).setTimeout(goneAfter, () => one.destroy()) // an upgraded connection is a socket
    one.once('close', () => other.destroy())
  }
  if (browser.destroyed) channel.destroy()
  else browser.pipe(channel).pipe(browser)
}

function headOf({ rawHeaders: raw }: IncomingMessage, requestId: string): string {
  const lines = [`GET ${channelPath} HTTP/1.1`, 'Upgrade: websocket', 'Connection: Upgrade', `${requestHeader}: ${requestId}`]
  for (let index = 0; index < raw.length; index += 2)
    if (passed.has(raw[index]?.toLowerCase() ?? '')) lines.push(`${raw[index]}: ${raw[index + 1]}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}
