import { Agent, request as ask, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { mostMegabytes } from '#lib/attachments.ts'
import { isLogged, log } from '#lib/log.ts'
import { pathToLog } from '#lib/log-secrets.ts'
import { makeRequestId, readRequestId, requestHeader } from '#lib/request.ts'
import { counters } from './counters.ts'
import type { Origins } from './origins.ts'
import { bareFilePolicy } from './security-headers.ts'
import { Sessions } from './sessions.ts'
import { type Body, type Bounds, WholeBodies } from './whole-body.ts'

type Options = {
  ways: Ways
  webs: Origins
  publicOrigin: URL
  /** Whether PUBLIC_URL was set. If not, the host that the browser used is the site's. */
  isOriginGiven: boolean
  headers: readonly string[]
  isTrustedProxy: (address: string) => boolean
}

/** Connections to web. Signed-in users have a share of their own, so that nobody outside can lock the desk out. */
export type Ways = { sessions: Sessions; known: Way; unknown: Way }
export type Way = { agent: Agent; bodies: WholeBodies }

/** Sockets and request bodies of signed-in users, and of all others. */
export function waysToWeb(): Ways {
  const way = (sockets: number, bounds: Bounds) => ({
    agent: new Agent({ keepAlive: true, timeout: 30_000, maxSockets: sockets, maxFreeSockets: 32 }),
    bodies: new WholeBodies(bounds),
  })
  return {
    sessions: new Sessions(),
    known: way(192, { each: 256, all: 2_048, disk: 1_000_000_000 }),
    unknown: way(64, { each: 16, all: 512, disk: 250_000_000 }),
  }
}

/** The largest body in bytes. Files have endpoints of their own, and a newsroom chooses lower limits; elsewhere a long story fits. */
const limits = {
  '/api/media': 41 * 1024 * 1024,
  '/api/files': 49 * 1024 * 1024,
  '/api/attachments': 1_000_000 * Math.max(...Object.values(mostMegabytes)),
}
const otherLimit = 4 * 1024 * 1024
/** From the first byte sent to web until the first byte of its response, including the wait for a socket. */
const answerWithin = 60_000
/** A web on a machine that is gone refuses nothing: after this many milliseconds the next one is tried. */
const connectWithin = 1_000
/** Web may answer before it has read a longer body to its end, so no other request shares that connection. */
const readBeforeAnswer = 16 * 1024

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
/** Headers that control Next internally or claim to come from a proxy: only the edge may set them. */
const dangerous =
  /^(?:x-middleware-|next-(?!action$|router-|url$)|x-nextjs-|x-invoke-|x-forwarded-|x-real-ip$|forwarded$|x-matched-path$|x-now-|x-request-id$|galley-)/
/** Next's client needs the excluded ones on the desk (navigation and actions). Under the readers' addresses no header is forwarded. */

/** Passes a request for the desk to web and returns the response. A body is received completely before web sees the request. */
export async function pass(request: IncomingMessage, response: ServerResponse, options: Options): Promise<void> {
  counters.passed += 1
  const limit = Object.entries(limits).find(([path]) => request.url?.startsWith(path))?.[1] ?? otherLimit
  const isKnown = options.ways.sessions.isKnown(request)
  const way = isKnown ? options.ways.known : options.ways.unknown
  const passing = { request, response, agent: way.agent, options, requestId: takeRequestId(request, options) }
  if (isLogged('debug')) logAnswer(passing)
  if (!hasBody(request)) return send({ ...passing, body: null }, options.webs.order())
  if (Number(request.headers['content-length'] ?? 0) > limit) return refuse(passing, ...refusals['too-large'](limit))
  const body = await way.bodies.take(request, addressOf(request, options), limit)
  if (typeof body === 'string') {
    counters.shed += 1
    return body === 'broken' || body === 'too-slow' ? void request.socket.destroy() : refuse(passing, ...refusals[body](limit))
  }
  if (response.destroyed) return body.forget()
  response.once('close', body.forget)
  send({ ...passing, body }, options.webs.order(storyOf(request)))
}

/** The story in which somebody saves: web knows the documents that it wrote (newsroom/articles/known-stories.ts). */
const storyOf = ({ url = '' }: IncomingMessage): string | null => /^\/desk\/articles\/([\da-f-]{36})\/draft$/.exec(url)?.[1] ?? null

type Passing = { request: IncomingMessage; response: ServerResponse; agent: Agent; options: Options; requestId: string }

/** Asks the first of these webs. One that cannot be reached has not seen the request, so the next one gets it. */
function send(passing: Passing & { body: Body | null }, [origin = '', ...others]: readonly string[]): void {
  const { request, response, agent, body, options, requestId } = passing
  const { hostname: host, port } = new URL(origin)
  const headers = forwardHeaders(passing)
  if (body && body.bytes > readBeforeAnswer) headers.push('Connection', 'close')
  let isReached = false
  const upstream = ask(
    { agent, host, port, method: request.method, path: request.url ?? '/', headers, timeout: answerWithin },
    (answer) => {
      clearTimeout(late)
      const status = answer.statusCode ?? 502
      if (status >= 500) log('warn', `web answered ${status}`, detailsOf(passing))
      options.ways.sessions.learn(request, status)
      const own = [...secureHeaders(answer, options.headers), requestHeader, requestId]
      response.writeHead(status, [...answerHeaders(answer), ...own])
      answer.pipe(response)
    },
  )
  const late = setTimeout(() => upstream.destroy(new Error('web took too long')), answerWithin)
  upstream.on('socket', (socket) => {
    const reach = () => {
      isReached = true
    }
    if (socket.connecting) expectConnection(socket, upstream, reach)
    else reach()
  })
  upstream.on('timeout', () => upstream.destroy(new Error('web took too long')))
  upstream.on('error', (error: NodeJS.ErrnoException) => {
    clearTimeout(late)
    if (response.headersSent || response.destroyed) return void response.destroy()
    if (!isReached) options.webs.avoid(origin)
    if (others.length > 0 && (!isReached || isHarmless(request, error))) return send(passing, others)
    log('warn', 'web does not answer', { ...detailsOf(passing), error })
    refuse(passing, 502, noAnswer)
  })
  response.on('close', () => {
    clearTimeout(late)
    upstream.destroy()
  })
  if (!body) return void upstream.end()
  const bytes = body.stream().on('error', () => upstream.destroy())
  bytes.pipe(upstream)
}

const noAnswer =
  'The desk does not answer at the moment. Nothing that you typed is lost: it is kept on this device. Try again in a few seconds.'

function expectConnection(socket: Socket, upstream: ClientRequest, reach: () => void): void {
  const slow = setTimeout(() => upstream.destroy(new Error('web cannot be reached')), connectWithin)
  const clear = () => clearTimeout(slow)
  socket.once('connect', reach).once('connect', clear).once('close', clear)
}

/** A page that a stopping web had no time to answer may be asked for again (RFC 9110 §9.2.2); an act may have happened. */
const isHarmless = ({ method }: IncomingMessage, { code }: NodeJS.ErrnoException): boolean =>
  (method === 'GET' || method === 'HEAD') && code === 'ECONNRESET'

const detailsOf = ({ request, requestId }: Passing) => ({ requestId, method: request.method, path: pathToLog(request.url ?? '') })

function logAnswer(passing: Passing): void {
  const began = performance.now()
  const { response } = passing
  response.once('close', () =>
    log('debug', 'answered', { ...detailsOf(passing), status: response.statusCode, ms: Math.round(performance.now() - began) }),
  )
}

/** The id of a request: what a proxy in front gave it, or a new one. */
export function takeRequestId({ socket, headers }: IncomingMessage, { isTrustedProxy }: Pick<Options, 'isTrustedProxy'>): string {
  const given = headers[requestHeader]
  return (given && isTrustedProxy(socket.remoteAddress ?? '') && readRequestId(given)) || makeRequestId()
}

const refusals = {
  'too-large': (limit) => [413, `The body is larger than ${limit} bytes.`],
  'too-many': () => [429, 'Too many requests of your network are under way. Try again in a few seconds.'],
  full: () => [503, 'Too much is on its way here at the moment. Try again in a few seconds.'],
} as const satisfies Record<string, (limit: number) => readonly [number, string]>

function forwardHeaders({ request, options, requestId }: Passing): string[] {
  const { publicOrigin, isOriginGiven } = options
  const kept = framing(request)
  const named = new Set((request.headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()))
  const raw = request.rawHeaders
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? ''
    const lower = name.toLowerCase()
    if (written.has(lower) || named.has(lower) || hopByHop.has(lower) || dangerous.test(lower)) continue
    kept.push(name, raw[index + 1] ?? '')
  }
  const host = isOriginGiven ? publicOrigin.host : (request.headers.host ?? publicOrigin.host)
  kept.push(
    'Host',
    host,
    'X-Forwarded-Host',
    host,
    'X-Forwarded-Proto',
    publicOrigin.protocol.slice(0, -1),
    'X-Forwarded-For',
    addressOf(request, options),
    requestHeader,
    requestId,
  )
  return kept
}

/** The client's address: the last entry that a trusted proxy wrote into X-Forwarded-For, or the address of the connection. */
export function addressOf(request: IncomingMessage, { isTrustedProxy }: Pick<Options, 'isTrustedProxy'>): string {
  const remote = request.socket.remoteAddress ?? ''
  const chain = isTrustedProxy(remote) ? String(request.headers['x-forwarded-for'] ?? '').split(',') : []
  return chain.at(-1)?.trim() || remote
}

/** Whether a request has a body (RFC 9112 §6.3). */
const hasBody = ({ headers }: IncomingMessage) => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0

/**
 * States explicitly how the body is framed. Without it node:http sends the body of a GET, HEAD, DELETE or OPTIONS unframed, and web would
 * read it as the next request on a connection that several people share.
 */
function framing({ headers }: IncomingMessage): string[] {
  if (headers['transfer-encoding'] !== undefined) return ['Transfer-Encoding', 'chunked']
  return headers['content-length'] === undefined ? [] : ['Content-Length', headers['content-length']]
}

/** Headers that the edge sets itself on requests to web. */
const written = new Set(['host', 'content-length'])

/** The edge's own security headers replace web's, except the Content-Security-Policy of desk pages, which carries a nonce. */
function answerHeaders(answer: IncomingMessage): string[] {
  const kept: string[] = []
  const raw = answer.rawHeaders
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? ''
    const lower = name.toLowerCase()
    if (hopByHop.has(lower) || ownHeaders.has(lower) || lower.startsWith('x-nextjs-') || lower === 'galley-tags') continue
    kept.push(name, raw[index + 1] ?? '')
  }
  return kept
}

/** If web sends a policy, it decides who may frame the page. Without one, nothing may run, load or frame. */
function secureHeaders(answer: IncomingMessage, headers: readonly string[]): string[] {
  const policy = answer.headers['content-security-policy']
  if (typeof policy !== 'string') return [...headers, 'Content-Security-Policy', bareFilePolicy]
  const framed = policy.includes("frame-ancestors 'self'")
  return headers.map((value, index) => (framed && headers[index - 1] === 'X-Frame-Options' ? 'SAMEORIGIN' : value))
}

const ownHeaders = new Set([
  requestHeader,
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'x-frame-options',
  'strict-transport-security',
  'x-powered-by',
  'server',
])

/** How long, in milliseconds, a client that is still sending has to read the refusal. */
const lingers = 3_000

/**
 * Sends the whole response, then discards what still arrives for a moment: an immediate reset would destroy the response (RFC 9112 §9.6).
 */
function refuse({ request, response, options, requestId }: Passing, status: number, sentence: string): void {
  if (response.headersSent || response.destroyed) return
  const body = Buffer.from(`${sentence} (${requestId})\n`)
  response.writeHead(status, [
    ...options.headers,
    requestHeader,
    requestId,
    'Content-Type',
    'text/plain; charset=utf-8',
    'Content-Length',
    String(body.length),
    'Cache-Control',
    'no-store',
    'Content-Security-Policy',
    "default-src 'none'; frame-ancestors 'none'",
    ...(status === 413 ? [] : ['Retry-After', '5']),
    'Connection',
    'close',
  ])
  response.write(body)
  const close = () => {
    clearTimeout(late)
    response.end()
  }
  const late = setTimeout(() => request.socket.destroy(), lingers)
  response.once('close', () => clearTimeout(late))
  if (request.complete) close()
  else request.once('end', close).once('error', close).resume()
}
