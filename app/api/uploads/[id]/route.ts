import { longestPiece } from '#lib/uploads.ts'
import { addPiece } from '#newsroom/uploads/add-piece.ts'
import { findUpload } from '#newsroom/uploads/find-upload.ts'
import { forgetUpload } from '#newsroom/uploads/forget-upload.ts'
import { answer, bytesIn, speakTus } from '../answer.ts'

type Props = { params: Promise<{ id: string }> }

/** How much has arrived (tus: core). */
export const HEAD = (request: Request, { params }: Props): Promise<Response> =>
  speakTus(request, async (person) => {
    const { size, received } = await findUpload(person, (await params).id)
    return answer(200, { 'Upload-Length': String(size), 'Upload-Offset': String(received) })
  })

/** The next piece (tus: core). 409: it does not begin where the upload goes on. */
export const PATCH = (request: Request, { params }: Props): Promise<Response> =>
  speakTus(request, async (person) => {
    const at = bytesIn(request.headers.get('upload-offset'))
    if (request.headers.get('content-type') !== 'application/offset+octet-stream') return answer(415)
    const bytes = at === null ? null : await readPiece(request)
    if (at === null || bytes === null) return answer(at === null ? 400 : 413)
    const added = await addPiece(person, (await params).id, { at, bytes })
    if (!added.ok) return answer(added.problem === 'wrong-place' ? 409 : 413)
    return answer(204, { 'Upload-Offset': String(added.value.received) })
  })

/** Nobody wants it any more (tus: termination). */
export const DELETE = (request: Request, { params }: Props): Promise<Response> =>
  speakTus(request, async (person) => {
    await forgetUpload(person, (await params).id)
    return answer(204)
  })

/** The body; null when it is longer than a piece, whatever the headers say. */
async function readPiece(request: Request): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of request.body ?? []) {
    bytes += part.length
    if (bytes > longestPiece) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
