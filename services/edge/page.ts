import { createHash } from 'node:crypto'
import { STATUS_CODES, validateHeaderValue } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { readPacked } from '#lib/packed-files.ts'
import { httpDate } from './clock.ts'
import { mostTagBytes } from './purge.ts'
import { bareFilePolicy, everywhere, pagePolicy } from './security-headers.ts'
import { stripFramework, writeSince } from './strip-framework.ts'

/** A response of web. `tags` come from its galley-tags header; an HTML page names its own in a meta element. */
export type Rendered = {
  status: number
  type: string
  body: Buffer
  tags: string[]
  location?: string
  cacheControl?: string
  robots?: string
  /** Of a part of a file (RFC 9110 §14.4). */
  contentRange?: string
  etag?: string
  disposition?: string
}

/**
 * Finished bytes in one encoding. `whole` is head and body as sent on a connection that stays open, with the date `dated` at the offset
 * `dateAt`; `body` is its last part. `headers` and `unchanged` (for 304) are flat lists for `writeHead`, with the date at [1].
 */
export type Variant = {
  whole: Buffer
  body: Buffer
  dated: string
  dateAt: number
  etag: string
  headers: string[]
  unchanged: string[]
}

/**
 * A finished response. It is immutable except `hit` (coarse time of the last use), `uses` (how often), `stale` (since when a change is
 * known; 0: fresh) and, once, its brotli variant, which is packed more tightly.
 */
export type Page = {
  key: string
  status: number
  tags: string[]
  identity: Variant
  brotli: Variant | null
  gzip: Variant | null
  /** Memory it takes, in bytes. */
  bytes: number
  made: number
  hit: number
  uses: number
  isDense: boolean
  stale: number
  /** When it expires, in milliseconds of `performance.now()`; Infinity for pages that only an outbox row changes. */
  until: number
}

export type Site = { https: boolean }

/** How long a connection may be idle between two requests, in milliseconds; sent in the Keep-Alive header. */
export const idleAfter = 15_000
const shortLife = 5_000
/** Memory of a page besides its bytes: key, tags and headers. 5,500 bytes were measured. */
const besideBytes = 6_000
/** Not 410: what leads to a story that comes back does not depend on it while it is gone. */
const lasting = new Set([200, 301, 308])
const compressible =
  /^(?:text\/|application\/(?:json|feed\+json|manifest\+json|javascript|ld\+json|xml|[a-z]+\+xml|opensearchdescription\+xml)|image\/svg)/
/** What other sites may show: pictures, and the cards and icons that feeds and link previews name. */
const picture = /^\/(?:(?:media|card)\/|favicon\.ico$|icon\.svg$|icon-\d+\.png$|apple-icon\.png$)/
const brotliOf = promisify(brotliCompress)
const gzipOf = promisify(gzip)

/** Turns a response of web into what readers receive. `change` is the newest change that web knew when the render began. */
export async function finish(key: string, rendered: Rendered, site: Site, change: number): Promise<Page> {
  const isPage = rendered.type.startsWith('text/html')
  const light = isPage ? stripFramework(rendered.body.toString('utf8')) : null
  const body = light ? Buffer.from(writeSince(light, change)) : rendered.body
  const tags = [...new Set([...(light?.tags ?? []), ...rendered.tags, `path:${key.split('?')[0]}`])]
  // The digest leaves out the change, so that a browser's copy stays valid across edges and restarts. An older change number only makes the
  // page ask for more events, never fewer.
  const whole = createHash('sha256')
    .update(light ? light.html : body)
    .digest()
  const digest = whole.toString('base64url').slice(0, 22)
  // Only an answer: a file that is missing now, such as one of the next version, may come.
  const isFixed = rendered.status === 200 && (rendered.cacheControl?.includes('immutable') ?? false)
  const common = [
    'Content-Type',
    rendered.type,
    ...everywhere(site.https),
    'Content-Security-Policy',
    light ? pagePolicy(light, site.https) : bareFilePolicy,
    'Cache-Control',
    isFixed ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
    ...forCaches(rendered.status, tags.join(' ')),
    ...(rendered.location ? ['Location', rendered.location] : []),
    ...(rendered.robots ? ['X-Robots-Tag', rendered.robots] : []),
    ...(isPage ? [] : ['Cross-Origin-Resource-Policy', picture.test(key) ? 'cross-origin' : 'same-origin']),
  ]
  const small = !compressible.test(rendered.type) || body.length < 256
  const built = !small && isOfTheBuild({ key, status: rendered.status }) ? await readBoth(whole.toString('hex')) : null
  const [brotli, zipped] = small ? [null, null] : (built ?? (await Promise.all([brotliOf(body, quick(body)), gzipOf(body, { level: 8 })])))
  const lines = [...(compressible.test(rendered.type) ? ['Vary', 'Accept-Encoding'] : []), ...common]
  const variant = (bytes: Buffer, encoding: 'br' | 'gzip' | null) => variantOf(rendered.status, digest, lines, bytes, encoding)
  const variants = { identity: variant(body, null), brotli: brotli && variant(brotli, 'br'), gzip: zipped && variant(zipped, 'gzip') }
  return {
    key,
    status: rendered.status,
    tags,
    ...variants,
    bytes: Object.values(variants).reduce((sum, one) => sum + (one?.whole.length ?? 0), besideBytes),
    made: performance.now(),
    hit: performance.now(),
    uses: 0,
    isDense: brotli === null || built !== null,
    stale: 0,
    until: lasting.has(rendered.status) ? Number.POSITIVE_INFINITY : performance.now() + shortLife,
  }
}

/** What a cache in front is told. With more tags than a header has room for, it could not be told of changes, and keeps nothing. */
function forCaches(status: number, tags: string): string[] {
  if (tags.length > mostTagBytes) return ['CDN-Cache-Control', 'no-store']
  const life = status === 200 ? 'max-age=60, stale-while-revalidate=0, stale-if-error=604800' : 'max-age=5'
  return ['CDN-Cache-Control', life, 'Surrogate-Key', tags]
}

/** Scripts, styles and fonts of the build: their names contain a hash of their bytes, so that no change of the newsroom changes them. */
export const isOfTheBuild = ({ status, key }: Pick<Page, 'status' | 'key'>) => status === 200 && /^\/(?:_next\/static|built)\//.test(key)

/** What the build packed as tightly as it can; null where it does not know these bytes. */
async function readBoth(digest: string): Promise<[Buffer, Buffer] | null> {
  const [brotli, zipped] = await Promise.all([readPacked(digest, 'br'), readPacked(digest, 'gzip')])
  return brotli && zipped && [brotli, zipped]
}

/**
 * Compresses a page's brotli variant as tightly as possible: 10% smaller at fifty times the work. The ETag stays the same, because the text
 * does.
 */
export async function pack(page: Page): Promise<void> {
  page.isDense = true
  if (!page.brotli) return
  const { body, etag, unchanged } = page.identity
  const bytes = await brotliOf(body, dense(body))
  if (bytes.length < page.brotli.body.length)
    page.brotli = variantOf(page.status, etag.slice(1, -1), unchanged.slice(datedAndTagged), bytes, 'br')
}

const brotliAt = (quality: number) => (body: Buffer) => ({
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  },
})
/** 2 ms for a page of 42 KB. Qualities 7 to 9 take up to 30 ms and save 0.1%. */
const quick = brotliAt(6)
const dense = brotliAt(11)

/** The first items of a header list (Date and ETag, names and values), before the page's own headers. */
const datedAndTagged = 4

/** `lines` are the headers after Date and ETag, as a flat list. */
function variantOf(status: number, digest: string, lines: readonly string[], bytes: Buffer, encoding: 'br' | 'gzip' | null): Variant {
  const etag = `"${digest}${encoding ? `-${encoding}` : ''}"`
  const unchanged = ['Date', httpDate(), 'ETag', etag, ...lines]
  const headers = [...unchanged, ...(encoding ? ['Content-Encoding', encoding] : []), 'Content-Length', String(bytes.length)]
  return { ...joinResponse(status, headers, bytes), etag, headers, unchanged }
}

/** Head and body in one buffer, so that each response is one write. */
function joinResponse(status: number, headers: readonly string[], body: Buffer) {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`]
  for (let at = 0; at < headers.length; at += 2) {
    const [name = '', value = ''] = headers.slice(at, at + 2)
    validateHeaderValue(name, value)
    lines.push(`${name}: ${value}`)
  }
  lines.push('Connection: keep-alive', `Keep-Alive: timeout=${idleAfter / 1000}`, '', '')
  const head = Buffer.from(lines.join('\r\n'), 'latin1')
  // Not from Node's buffer pool: a slice of the pool would keep the whole pool, with unrelated data, in memory.
  const whole = Buffer.allocUnsafeSlow(head.length + body.length)
  head.copy(whole)
  body.copy(whole, head.length)
  return { whole, body: whole.subarray(head.length), dated: headers[1] ?? '', dateAt: head.indexOf('Date: ') + 'Date: '.length }
}
