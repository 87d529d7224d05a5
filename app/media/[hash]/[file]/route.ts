import { anybodyOfRequest } from '#app/person.ts'
import { mimeTypes } from '#lib/renditions.ts'
import { tags } from '#lib/tags.ts'
import { type Found, guestRendition, presentCrop, publicRendition, readAddress, staffRendition } from '#newsroom/media/rendition-for.ts'

type Context = { params: Promise<{ hash: string; file: string }> }

/** `/media/HASH/640.avif`, `/media/HASH/16x9-1200.jpg`, `/media/HASH/16x9-1a2b3c4d-1200.jpg`: readers can load public pictures, the staff the whole library, guests those of their stories. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { hash, file } = await params
  const address = readAddress(hash, file)
  if (!address) return notFound()
  const open = await publicRendition(address)
  // A crop around the focal point follows it, so its bytes may change; a width of the full picture and a drawn crop never do.
  if (open)
    return answer(request, open, address.shape === 'full' || address.mark ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
  const present = await presentCrop(address)
  if (present)
    return new Response(null, {
      status: 302,
      headers: { Location: present.path, 'Cache-Control': 'no-store', 'Galley-Tags': tags.media(present.mediaId) },
    })
  const person = await anybodyOfRequest()
  const found = person && (await (person.role === 'guest' ? guestRendition : staffRendition)(person, address))
  return found ? answer(request, found, 'private, no-store') : notFound()
}

async function answer(request: Request, found: Found, cacheControl: string): Promise<Response> {
  const headers = {
    'Content-Type': mimeTypes[found.format],
    'Cache-Control': cacheControl,
    ETag: found.etag,
    'X-Content-Type-Options': 'nosniff',
    'Galley-Tags': tags.media(found.mediaId),
    'Content-Security-Policy': "default-src 'none'",
    'Cross-Origin-Resource-Policy': cacheControl.startsWith('public') ? 'cross-origin' : 'same-origin',
  }
  const knownTags = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (knownTags?.includes(found.etag)) return new Response(null, { status: 304, headers })
  if (request.method === 'HEAD') return new Response(null, { headers })
  const body = await found.body()
  if (body === null) throw new Error(`the file of ${request.url} is not in the storage`)
  return new Response(body as BodyInit, { headers }) // a Uint8Array is a valid body, despite the type declarations
}

const notFound = () =>
  new Response('Not found\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })
