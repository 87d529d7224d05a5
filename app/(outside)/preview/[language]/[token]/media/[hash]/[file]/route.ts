import { visitorOf } from '#app/visitor.ts'
import { mimeTypes } from '#lib/renditions.ts'
import { readAddress } from '#newsroom/media/rendition-for.ts'
import { previewPicture, previewStanding } from '#newsroom/preview/open-preview.ts'

type Context = { params: Promise<{ token: string; hash: string; file: string }> }

/** `/preview/SECRET/media/HASH/640.avif`: a picture of a story that is not published, for who has the link to its preview. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, hash, file } = await params
  const address = readAddress(hash, file)
  const standing = await previewStanding(token, visitorOf(request.headers).address)
  const found = standing.kind === 'open' && address ? await previewPicture(token, address) : null
  const body = await found?.body()
  if (!found || !body) return new Response('Not found\n', { status: standing.kind === 'too-many' ? 429 : 404, headers: closed })
  return new Response(body as BodyInit, { headers: { ...always, 'Content-Type': mimeTypes[found.format] } }) // a Uint8Array is a valid body, despite the type declarations
}

const always = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
const closed = { ...always, 'Content-Type': 'text/plain; charset=utf-8' }
