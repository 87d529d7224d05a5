import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { parseCookie } from 'cookie'
import { WebSocketServer } from 'ws'
import { channelPath } from '#lib/channel.ts'
import { log } from '#lib/log.ts'
import { readRequestId, requestHeader } from '#lib/request.ts'
import { timeWithoutBackup } from '#newsroom/health/last-backup.ts'
import type { Person } from '#newsroom/people/person.ts'
import { personOfSession } from '#newsroom/people/session.ts'
import { sessionCookie, sessionIdOf } from '#newsroom/people/session-cookie.ts'
import type { Channel } from './channel.ts'
import { counters } from './counters.ts'

/** How many pages one person may have open, and how many all together. */
const most = { ofOne: 40, ofAll: 5_000 }

/**
 * The HTTP side of the channel: a WebSocket on /channel for whoever is signed in and comes from our own pages, and for the
 * machine /healthz and /metrics (Prometheus text format 0.0.4). `isOurs` says whether an Origin is the site's, for the Host asked;
 * `sinceBackup` the milliseconds since the newest backup.
 */
export function createChannelServer(
  channel: Channel,
  isOurs: (origin: string, host: string) => boolean,
  sinceBackup: () => Promise<number | null> = timeWithoutBackup,
): Server {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024, perMessageDeflate: false, clientTracking: false })
  const server = createServer((request, response) => {
    if (request.url === '/healthz') response.end('alive\n')
    else if (request.url === '/metrics')
      void metricsOf(channel, sinceBackup).then((text) =>
        response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' }).end(text),
      )
    else response.writeHead(404).end()
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    void admit(request)
      .then((answer) => {
        const requestId = readRequestId(request.headers[requestHeader])
        log('debug', 'a page asks to be connected', { requestId, status: typeof answer === 'number' ? answer : 101 })
        if (typeof answer === 'number') return refuse(socket, answer)
        // Counted here and not where the person is asked for: of a thousand who are asked for together, each would be the first.
        if (channel.size >= most.ofAll || channel.countOf(answer.id) >= most.ofOne) return refuse(socket, 503)
        sockets.handleUpgrade(request, socket, head, (webSocket) => channel.join(webSocket, answer))
      })
      .catch((error) => {
        log('error', 'nobody can be admitted', { error, requestId: readRequestId(request.headers[requestHeader]) })
        refuse(socket, 503)
      })
  })

  /** The person, or the status of the refusal. */
  const admit = async ({ url, headers }: IncomingMessage): Promise<Person | number> => {
    if (url !== channelPath) return 404
    if (!headers.origin || !isOurs(headers.origin, headers.host ?? '')) return 403
    const sessionId = await sessionIdOf(parseCookie(headers.cookie ?? '')[sessionCookie().name])
    const person = sessionId && (await personOfSession(sessionId))
    return person || 401
  }
  return server
}

function refuse(socket: Duplex, status: number): void {
  counters.refused += 1
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}

const help: Record<keyof typeof counters, string> = {
  accepted: 'pages connected since the start',
  refused: 'connections refused since the start',
  received: 'messages received since the start',
  sent: 'messages sent since the start',
  dropped: 'pages dropped because they did not take what was sent',
  closed: 'connections closed since the start',
}

/** Milliseconds that Postgres has to say how old the newest backup is; without that the other metrics are shown. */
const patience = 2_000

async function metricsOf(channel: Channel, sinceBackup: () => Promise<number | null>): Promise<string> {
  const age = await Promise.race([sinceBackup().catch(() => null), delay(patience, null, { ref: false })])
  const line = (name: string, kind: string, text: string, value: number) =>
    `# HELP galley_channel_${name} ${text}\n# TYPE galley_channel_${name} ${kind}\ngalley_channel_${name} ${value}\n`
  const names = Object.keys(counters) as (keyof typeof counters)[] // Object.keys returns string[]
  return (
    line('open_pages', 'gauge', 'pages that are connected', channel.size) +
    (age === null ? '' : line('backup_age_seconds', 'gauge', "seconds since the worker's last backup", Math.round(age / 1000))) +
    names.map((name) => line(name, 'counter', help[name], counters[name])).join('')
  )
}
