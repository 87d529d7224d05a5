import { noAttachment, sendAttachment } from '#app/attachments/answer.ts'
import { visitorOf } from '#app/visitor.ts'
import { readAttachmentAddress } from '#newsroom/attachments/attachment-for.ts'
import { previewAttachment, previewStanding } from '#newsroom/preview/open-preview.ts'

type Context = { params: Promise<{ token: string; file: string }> }

/** `/preview/SECRET/attachments/HASH.mp3`: a file of a story that is not published, for who has the link to its preview. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, file } = await params
  const address = readAttachmentAddress(`/attachments/${file}`)
  const standing = await previewStanding(token, visitorOf(request.headers).address)
  if (standing.kind === 'too-many') return new Response('Not found\n', { status: 429, headers: closed })
  const found = standing.kind === 'open' && address ? await previewAttachment(token, address) : null
  return found ? sendAttachment(request, found, closed) : noAttachment()
}

const closed = {
  'Cache-Control': 'private, no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
}
