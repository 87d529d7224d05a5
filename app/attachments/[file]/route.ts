import { noAttachment, sendAttachment } from '#app/attachments/answer.ts'
import { anybodyOfRequest } from '#app/person.ts'
import { tags } from '#lib/tags.ts'
import { guestAttachment, publicAttachment, readAttachmentAddress, staffAttachment } from '#newsroom/attachments/attachment-for.ts'

/** `/attachments/HASH.mp4`: readers can load what live stories offer, the staff all of it, guests what their stories have. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const address = readAttachmentAddress(`/attachments/${(await params).file}`)
  if (!address) return noAttachment()
  const open = await publicAttachment(address)
  if (open)
    return sendAttachment(request, open, {
      'Cache-Control': 'public, max-age=0, must-revalidate',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Galley-Tags': tags.attachment(open.id),
    })
  const person = await anybodyOfRequest()
  const found = person && (await (person.role === 'guest' ? guestAttachment : staffAttachment)(person, address))
  return found
    ? sendAttachment(request, found, { 'Cache-Control': 'private, no-store', 'Cross-Origin-Resource-Policy': 'same-origin' })
    : noAttachment()
}
