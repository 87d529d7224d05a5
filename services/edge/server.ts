import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Language } from '#lib/languages.ts'
import { log } from '#lib/log.ts'
import { pathToLog } from '#lib/log-secrets.ts'
import { firstLanguage } from '#lib/publication.ts'
import { makeRequestId, requestHeader } from '#lib/request.ts'
import { httpDate } from './clock.ts'
import { counters } from './counters.ts'
import { preferenceOf } from './encodings.ts'
import { takeFastPath } from './fast-path.ts'
import { closeIdle } from './idle.ts'
import type { Live } from './live.ts'
import { idleAfter, type Page, type Variant } from './page.ts'
import type { Pages } from './pages.ts'
import { isForChannel } from './pass-upgrade.ts'
import { type Route, routeOf } from './routes.ts'
import { everywhere } from './security-headers.ts'
import { unavailablePage } from './unavailable.ts'
import { NotRendered } from './web.ts'

type Options = {
  pages: Pages
  live: Live
  https: boolean
  isReady: () => boolean
  passToWeb: (request: IncomingMessage, response: ServerResponse) => void
  passPreview: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>
  /** False: readers have no such file. */
  sendAttachment: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>
  passUpgrade: (request: IncomingMessage, socket: Socket, head: Buffer) => void
  /** Connections that one address may hold. Addresses for which `isExempt` is true (a proxy in front) may hold any number. */
  connectionsPerAddress: number
  isExempt: (address: string) => boolean
  /** How long a connection may be idle, in milliseconds. */
  idleAfter?: number
}

/** What answering a request takes. */
type EdgeServer = Options & { common: readonly string[]; server: Server; keepFor: ReturnType<typeof closeIdle>['keepFor'] }

/** Readers send short requests. Uploads of the desk take longer; request headers never do. */
const timeouts = { headers: 8_000, request: 300_000 }

/**
 * The public server. Cached pages take the fast path, everything else `serve`. `closeIdle` closes the connections without a request in
 * progress.
 */
export function createEdgeServer(options: Options): { server: Server; closeIdle: () => void } {
  const common = everywhere(options.https)
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: 0, // see closeIdle
      connectionsCheckingInterval: 2_000,
      insecureHTTPParser: false,
      // Any other Upgrade request is answered with the page (RFC 9110 §7.8): "curl --http2" asks for an upgrade each time.
      shouldUpgradeCallback: isForChannel,
      noDelay: true,
    },
    (request, response) => serve(edge, request, response),
  )
  server.maxRequestsPerSocket = 0
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    idle.forget(socket)
    options.passUpgrade(request, socket, head)
  })
  const fastPath = takeFastPath(server, (target, accepted) => {
    const page = options.pages.atHand(target)
    if (page === undefined) return undefined
    counters.requests += 1
    counters.hits += 1
    return writeDate(chooseVariant(page, accepted))
  })
  const idle = closeIdle(server, options.idleAfter ?? idleAfter)

  const edge: EdgeServer = { ...options, common, server, keepFor: idle.keepFor }
  server.on('clientError', refuseBroken)
  limitConnections(server, options)
  return {
    server,
    closeIdle() {
      fastPath.closeWaiting()
      server.closeIdleConnections()
    },
  }
}

function serve(edge: EdgeServer, request: IncomingMessage, response: ServerResponse): void {
  counters.requests += 1
  response.sendDate = false
  // The server is stopping: the response tells the client to open a new connection next time.
  if (!edge.server.listening) response.shouldKeepAlive = false
  // Two Host headers: recipients may disagree about which one counts (RFC 9112 §3.2).
  if (namesTwoHosts(request)) {
    plain(edge, response, 400, 'A request has one Host.', ['Connection', 'close'])
    return
  }
  const target = originForm(request)
  const method = request.method ?? 'GET'
  // A body where none is expected is an attempt to smuggle its bytes as the next request.
  if (!takesBody.has(method) && hasBody(request)) {
    plain(edge, response, 400, `A ${method} has no body here.`, ['Connection', 'close'])
    return
  }
  if (method === 'GET' || method === 'HEAD') {
    const page = edge.pages.atHand(target)
    if (page !== undefined) {
      counters.hits += 1
      send(request, response, page, page.status)
      return
    }
  }
  route(edge, request, response, target)
}

function route(edge: EdgeServer, request: IncomingMessage, response: ServerResponse, target: string): void {
  edge.keepFor(request.socket, response)
  const destination: Route = target.length > 2_048 ? { kind: 'unknown', language: firstLanguage() } : routeOf(target)
  if (destination.kind === 'web') {
    if (deskMethods.includes(request.method ?? '')) edge.passToWeb(request, response)
    else plain(edge, response, 405, 'The desk does not know this method.', ['Allow', deskMethods.join(', '), 'Connection', 'close'])
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    plain(edge, response, 405, 'Only GET and HEAD are answered here.', ['Allow', 'GET, HEAD', 'Connection', 'close'])
  } else if (destination.kind === 'preview')
    edge.passPreview(request, response, destination.path).catch((error) => sendUnavailable(edge, response, firstLanguage(), error))
  else if (destination.kind === 'attachment') void attach(edge, request, response, destination.path)
  else if (destination.kind === 'page') void answer(edge, request, response, destination.key, destination.language)
  else if (destination.kind === 'unknown') void answer(edge, request, response, unknownKey(destination.language), destination.language)
  else if (destination.kind === 'live') void edge.live.listen(request, response)
  else if (destination.kind === 'elsewhere') plain(edge, response, 308, 'The page has another address.', ['Location', destination.to])
  else if (destination.kind === 'alive') plain(edge, response, 200, 'alive')
  else if (edge.isReady()) plain(edge, response, 200, 'ready')
  else plain(edge, response, 503, 'not ready', ['Retry-After', '1'])
}

/** A page that is not cached under this exact target: another spelling of a cached address, or a page that must be rendered. */
async function answer(
  edge: EdgeServer,
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  language: Language,
): Promise<void> {
  const atHand = edge.pages.atHand(key)
  if (atHand) {
    counters.hits += 1
    send(request, response, atHand, atHand.status)
    return
  }
  counters.misses += 1
  // A picture that is not public may still be visible to the desk: web decides, and the response is not cached.
  try {
    const { page, old } = await edge.pages.page(key)
    if (page.status === 404 && key.startsWith('/media/') && request.headers.cookie) edge.passToWeb(request, response)
    else send(request, response, page, page.status, old)
  } catch (error) {
    counters.unavailable += 1
    sendUnavailable(edge, response, language, error)
  }
}

/** A file of which readers have nothing may still be there for the desk: web decides. */
async function attach(edge: EdgeServer, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  try {
    if (await edge.sendAttachment(request, response, path)) return
    if (request.headers.cookie) edge.passToWeb(request, response)
    else await answer(edge, request, response, unknownKey(firstLanguage()), firstLanguage())
  } catch (error) {
    counters.unavailable += 1
    if (response.headersSent) response.destroy()
    else sendUnavailable(edge, response, firstLanguage(), error)
  }
}

/** The id under which web was asked in vain, if it was asked, is the one to quote: web's lines have it. */
function sendUnavailable(edge: EdgeServer, response: ServerResponse, language: Language, error: unknown): void {
  const requestId = error instanceof NotRendered ? error.requestId : makeRequestId()
  log('warn', 'a page is not available', { requestId, path: pathToLog(response.req.url ?? ''), error })
  const { body, policy } = unavailablePage(language, requestId)
  const headers = [
    'Date',
    httpDate(),
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Security-Policy',
    policy,
    'Cache-Control',
    'no-store',
    'Retry-After',
    '5',
    requestHeader,
    requestId,
    ...edge.common,
  ]
  response.writeHead(503, [...headers, 'Content-Length', String(body.length)])
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

function plain(edge: EdgeServer, response: ServerResponse, status: number, text: string, more: string[] = []): void {
  const body = `${text}\n`
  response.writeHead(status, [
    'Date',
    httpDate(),
    'Content-Type',
    'text/plain; charset=utf-8',
    'Content-Security-Policy',
    "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control',
    'no-store',
    ...edge.common,
    ...more,
    'Content-Length',
    String(Buffer.byteLength(body)),
  ])
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** What does not speak HTTP, speaks it too slowly or at too great length. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  counters.shed += 1
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  // Destroy after writing: otherwise a slow client would keep its half of the connection open.
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
  else socket.destroy()
}

/** The cache key of a language's 404 page: an address that no story can have. */
export const unknownKey = (language: Language): string => (language === firstLanguage() ? '/not-found' : `/${language}/not-found`)

/** The methods that the desk's pages and endpoints accept; the last two have a body. */
const deskMethods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT']
const takesBody: ReadonlySet<string> = new Set(['POST', 'PUT'])

/** Path and query of a request target. A target with scheme and authority also sets the host, whatever Host says (RFC 9112 §3.2.2). */
function originForm(request: IncomingMessage): string {
  const target = request.url ?? '/'
  const [, host, rest = ''] = target.startsWith('/') ? [] : (/^https?:\/\/([^/?#@]+)((?:[/?#].*)?)$/i.exec(target) ?? [])
  if (!host) return target
  request.headers.host = host
  request.url = rest.startsWith('/') ? rest : `/${rest}`
  return request.url
}

function namesTwoHosts({ rawHeaders: raw }: IncomingMessage): boolean {
  let hosts = 0
  for (let index = 0; index < raw.length; index += 2) if (raw[index]?.length === 4 && raw[index]?.toLowerCase() === 'host') hosts += 1
  return hosts > 1
}

/** Whether a request has a body (RFC 9112 §6.3), read from the raw headers to avoid building the header object. */
function hasBody({ rawHeaders: raw }: IncomingMessage): boolean {
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? ''
    if (name.length === 14 && name.toLowerCase() === 'content-length' && Number(raw[index + 1]) !== 0) return true
    if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') return true
  }
  return false
}

/** Sends the variant for the accepted encoding, or 304 when the browser already has it. */
function send(request: IncomingMessage, response: ServerResponse, page: Page, status: number, old = false): void {
  let accepted = ''
  let known: string | undefined
  const raw = request.rawHeaders
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]
    if (name === undefined) continue
    if (name.length === 15 && name.toLowerCase() === 'accept-encoding') accepted = raw[index + 1] ?? ''
    else if (name.length === 13 && name.toLowerCase() === 'if-none-match') known = raw[index + 1]
  }
  const variant = chooseVariant(page, accepted)
  const isUnchanged = known !== undefined && status === 200 && isKnown(known, variant.etag)
  const headers = isUnchanged ? variant.unchanged : variant.headers
  headers[1] = httpDate()
  if (isUnchanged) counters.notModified += 1
  response.writeHead(isUnchanged ? 304 : status, old ? asOld(headers) : headers)
  if (isUnchanged || request.method === 'HEAD') response.end()
  else response.end(variant.body)
}

/** A cache in front was told of the change that this page misses before it asked for it: it asks again soon. */
const asOld = (headers: readonly string[]): string[] => [
  ...headers.map((value, at) => (headers[at - 1] === 'CDN-Cache-Control' ? value.replace('max-age=60', 'max-age=1') : value)),
  'X-Galley',
  'last-good',
]

/** The complete response with the current date written over the previous one. */
function writeDate(variant: Variant): Buffer {
  const now = httpDate()
  if (variant.dated !== now) {
    variant.whole.write(now, variant.dateAt, 'latin1')
    variant.dated = now
  }
  return variant.whole
}

function chooseVariant(page: Page, accepted: string): Variant {
  const { brotli, gzip } = preferenceOf(accepted)
  if (page.brotli !== null && brotli) return page.brotli
  if (page.gzip !== null && gzip) return page.gzip
  return page.identity
}

/** If-None-Match (RFC 9110 §13.1.2): weak comparison with a list of ETags, or "*". */
const isKnown = (header: string, etag: string): boolean =>
  header === etag || header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)

function limitConnections(server: Server, { connectionsPerAddress, isExempt }: Options): void {
  const held = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    if (isExempt(address)) return
    const count = (held.get(address) ?? 0) + 1
    if (count > connectionsPerAddress) {
      counters.shed += 1
      socket.destroy()
      return
    }
    held.set(address, count)
    socket.once('close', () => {
      const left = (held.get(address) ?? 1) - 1
      if (left > 0) held.set(address, left)
      else held.delete(address)
    })
  })
}
