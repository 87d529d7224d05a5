import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import PQueue from 'p-queue'
import { requestHeader } from '#lib/request.ts'
import { httpDate } from './clock.ts'
import { counters } from './counters.ts'
import { preferenceOf } from './encodings.ts'
import type { Rendered } from './page.ts'
import { addressOf, takeRequestId } from './pass.ts'
import { bareFilePolicy, everywhere, pagePolicy } from './security-headers.ts'
import { stripFramework } from './strip-framework.ts'

type Options = {
  render: (path: string, headers: Readonly<Record<string, string>>) => Promise<Rendered>
  https: boolean
  isTrustedProxy: (address: string) => boolean
}

const gzipOf = promisify(gzip)

/** So many previews and their pictures are asked of web at once; others wait. Anybody may ask for one, and web has readers and the desk to serve. */
const atOnce = 8
/** When more wait than that, the next one is asked to come again. */
const longestQueue = 100

type Pass = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>

/**
 * Answers requests for preview links: web renders each for this request alone, and it goes out like a readers' page, without the
 * framework's scripts. Nothing keeps it: not this edge, no cache in front, no browser, no search engine. Web counts wrong secrets by the
 * client's network. Rejects when web does not answer, or too many wait.
 */
export function previewPasser(options: Options): Pass {
  const queue = new PQueue({ concurrency: atOnce })
  return async (request, response, path) => {
    counters.passed += 1
    if (queue.size >= longestQueue) throw new Error('too many previews are asked for at once')
    const requestId = takeRequestId(request, options)
    const headers = { 'x-forwarded-for': addressOf(request, options), [requestHeader]: requestId }
    const rendered = await queue.add(() => options.render(path, headers))
    await send(request, response, rendered, [...secretHeaders(options.https), requestHeader, requestId], options.https)
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  rendered: Rendered,
  headers: readonly string[],
  https: boolean,
): Promise<void> {
  const page = rendered.type.startsWith('text/html') ? stripFramework(rendered.body.toString('utf8')) : null
  const plain = page ? Buffer.from(page.html) : rendered.body
  const isZipped = page !== null && preferenceOf(String(request.headers['accept-encoding'] ?? '')).gzip
  const body = isZipped ? await gzipOf(plain) : plain
  if (response.destroyed) return
  response.writeHead(rendered.status, [
    'Date',
    httpDate(),
    'Content-Type',
    rendered.type,
    ...headers,
    'Content-Security-Policy',
    page ? pagePolicy(page, https) : bareFilePolicy,
    ...(page ? ['Vary', 'Accept-Encoding'] : ['Cross-Origin-Resource-Policy', 'same-origin']),
    ...(isZipped ? ['Content-Encoding', 'gzip'] : []),
    'Content-Length',
    String(body.length),
  ])
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The usual headers, except that no other page, not even of this site, learns the address from which it was opened. */
function secretHeaders(https: boolean): string[] {
  const usual = everywhere(https)
  return [
    ...usual.map((value, index) => (usual[index - 1] === 'Referrer-Policy' ? 'no-referrer' : value)),
    'Cache-Control',
    'private, no-store',
    'CDN-Cache-Control',
    'no-store',
    'X-Robots-Tag',
    'noindex, nofollow, noarchive',
  ]
}
