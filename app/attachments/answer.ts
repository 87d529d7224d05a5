import { attachmentFormats } from '#lib/attachments.ts'
import { isKnownTo, partOf } from '#lib/byte-range.ts'
import type { FoundAttachment } from '#newsroom/attachments/attachment-for.ts'

/**
 * Sends a file or the bytes of it that were asked for (RFC 9110 §14). Nothing of it runs: browsers do not guess what it is, and keep a
 * document instead of opening it on our site.
 */
export async function sendAttachment(request: Request, found: FoundAttachment, always: Record<string, string>): Promise<Response> {
  const { kind, mime } = attachmentFormats[found.format]
  const headers = {
    'Content-Type': mime,
    'Accept-Ranges': 'bytes',
    ETag: found.etag,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    ...(kind === 'document' && { 'Content-Disposition': 'attachment' }),
    ...always,
  }
  const headerOf = (name: string) => request.headers.get(name)
  if (isKnownTo(headerOf('if-none-match'), found.etag)) return new Response(null, { status: 304, headers })
  const { status, part, headers: ofPart } = partOf({ range: headerOf('range'), ifRange: headerOf('if-range') }, found)
  const answer = { status, headers: { ...headers, ...Object.fromEntries(ofPart) } }
  if (part === null || request.method === 'HEAD') return new Response(null, answer)
  const body = await found.body(status === 206 ? part : undefined)
  if (body === null) throw new Error(`the file of ${request.url} is not in the storage`)
  return new Response(body, answer)
}

export const noAttachment = () =>
  new Response('Not found\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })
