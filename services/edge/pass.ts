import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { counters } from './counters.ts'
import { bareFilePolicy } from './security-headers.ts'

type Options = {
  agent: Agent
  origins: readonly string[]
  publicOrigin: URL
  /** Whether the public origin was given; if not, the host that the browser used is the site's. */
  isOriginGiven: boolean
  headers: readonly string[]
  isTrustedProxy: (address: string) => boolean
}

/** The largest body in bytes: pictures have an endpoint of their own; elsewhere a long story fits. */
const limits = { media: 41 * 1024 * 1024, other: 4 * 1024 * 1024 }
/** After this grace a body must come at least this fast; a reader on a poor network does, an attacker's trickle does not. */
const grace = 10_000
const slowest = 500
const watchEvery = 2_000
const answerWithin = 60_000

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
/** Headers that steer Next from the inside, or claim to come from a proxy: only the edge may set such. */
const dangerous =
  /^(?:x-middleware-|next-(?!action$|router-|url$)|x-nextjs-|x-invoke-|x-forwarded-|x-real-ip$|forwarded$|x-matched-path$|x-now-|galley-)/
/** Next's own client needs these on the desk (navigation and actions); under the readers' addresses nothing is forwarded at all. */

/** Passes a request for the desk to a web, and its answer back. */
export function pass(request: IncomingMessage, response: ServerResponse, options: Options): void {
  counters.passed += 1
  const path = request.url ?? '/'
  const limit = path.startsWith('/api/media') ? limits.media : limits.other
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    refuse(response, 413, `The body is larger than ${limit} bytes.`, options)
    return
  }
  const origin = new URL(options.origins[counters.passed % options.origins.length] ?? '')
  const upstream = ask(
    {
      agent: options.agent,
      host: origin.hostname,
      port: origin.port,
      method: request.method,
      path,
      headers: forwarded(request, options),
      timeout: answerWithin,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, [...answerHeaders(answer), ...secured(answer, options.headers)])
      answer.pipe(response)
    },
  )
  upstream.on('timeout', () => upstream.destroy(new Error('web took too long')))
  upstream.on('error', () => {
    if (response.headersSent) response.destroy()
    else
      refuse(
        response,
        502,
        'The desk does not answer at the moment. Nothing that you typed is lost: it is kept on this device. Try again in a few seconds.',
        options,
      )
  })
  response.on('close', () => upstream.destroy())
  let received = 0
  const began = performance.now()
  request.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > limit) {
      upstream.destroy()
      refuse(response, 413, `The body is larger than ${limit} bytes.`, options)
    }
  })
  // Also once web has answered without waiting for the rest: nobody holds a connection by trickling.
  const watch = setInterval(() => {
    const elapsed = performance.now() - began
    if (request.complete || request.socket.destroyed) clearInterval(watch)
    else if (response.writableFinished || (elapsed > grace && received / elapsed < slowest / 1000)) {
      counters.shed += 1
      upstream.destroy()
      request.socket.destroy()
    }
  }, watchEvery)
  request.pipe(upstream)
}

function forwarded(request: IncomingMessage, { publicOrigin, isOriginGiven, isTrustedProxy }: Options): string[] {
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
  const remote = request.socket.remoteAddress ?? ''
  const chain = isTrustedProxy(remote)
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  kept.push(
    'Host',
    host,
    'X-Forwarded-Host',
    host,
    'X-Forwarded-Proto',
    publicOrigin.protocol.slice(0, -1),
    'X-Forwarded-For',
    chain || remote,
  )
  return kept
}

/**
 * How the body is told from what follows it, said outright: left to itself node:http sends the body of a GET, HEAD, DELETE or
 * OPTIONS bare, and web would take it for the next request on a connection that many people share.
 */
function framing({ headers }: IncomingMessage): string[] {
  if (headers['transfer-encoding'] !== undefined) return ['Transfer-Encoding', 'chunked']
  return headers['content-length'] === undefined ? [] : ['Content-Length', headers['content-length']]
}

/** Headers that the edge writes itself for web. */
const written = new Set(['host', 'content-length'])

/** The edge's own security headers win over web's, except the policy that the desk's pages carry with their nonce. */
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

/** A policy of web's own says who may frame its page; without one nothing may run, load or frame. */
function secured(answer: IncomingMessage, headers: readonly string[]): string[] {
  const policy = answer.headers['content-security-policy']
  if (typeof policy !== 'string') return [...headers, 'Content-Security-Policy', bareFilePolicy]
  const framed = policy.includes("frame-ancestors 'self'")
  return headers.map((value, index) => (framed && headers[index - 1] === 'X-Frame-Options' ? 'SAMEORIGIN' : value))
}

const ownHeaders = new Set([
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'x-frame-options',
  'strict-transport-security',
  'x-powered-by',
  'server',
])

function refuse(response: ServerResponse, status: number, sentence: string, { headers }: Options): void {
  if (response.headersSent) return
  response.writeHead(status, [
    ...headers,
    'Content-Type',
    'text/plain; charset=utf-8',
    'Cache-Control',
    'no-store',
    'Content-Security-Policy',
    "default-src 'none'; frame-ancestors 'none'",
    'Connection',
    'close',
  ])
  response.end(`${sentence}\n`)
}
