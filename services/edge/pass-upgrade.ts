import type { IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { channelPath } from '#lib/channel.ts'
import { counters } from './counters.ts'

/** Milliseconds in which the channel must take the connection. */
const connectWithin = 5_000
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
  readonly #channel: URL
  readonly #most: number

  constructor(channel: URL, most: number) {
    this.#channel = channel
    this.#most = most
  }

  /** Joins the browser's connection with one to the channel, which decides whether to accept it. */
  pass(request: IncomingMessage, browser: Duplex, head: Buffer): void {
    browser.on('error', () => browser.destroy())
    if (this.#open.size >= this.#most) {
      counters.shed += 1
      browser.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    this.#open.add(browser)
    const channel = connect({ host: this.#channel.hostname, port: Number(this.#channel.port), noDelay: true })
    const late = setTimeout(() => channel.destroy(), connectWithin)
    channel.once('connect', () => {
      clearTimeout(late)
      channel.write(headOf(request))
      channel.write(head)
      browser.pipe(channel).pipe(browser)
    })
    for (const [one, other] of [
      [browser, channel],
      [channel, browser],
    ] as const) {
      if ('setTimeout' in one) (one as Socket).setTimeout(goneAfter, () => one.destroy()) // an upgraded connection is a socket
      one.on('error', () => one.destroy())
      one.once('close', () => {
        clearTimeout(late)
        this.#open.delete(browser)
        other.destroy()
      })
    }
  }

  end(): void {
    for (const browser of this.#open) browser.destroy()
  }
}

function headOf({ rawHeaders: raw }: IncomingMessage): string {
  const lines = [`GET ${channelPath} HTTP/1.1`, 'Upgrade: websocket', 'Connection: Upgrade']
  for (let index = 0; index < raw.length; index += 2)
    if (passed.has(raw[index]?.toLowerCase() ?? '')) lines.push(`${raw[index]}: ${raw[index + 1]}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}
