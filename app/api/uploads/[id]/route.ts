import { limitAtOnce } from '#app/api/limit-at-once.ts'
import { longestPiece } from '#lib/uploads.ts'
import type { Person } from '#newsroom/people/person.ts'
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

/** The edge lets through no PATCH and no DELETE; tus says them as POST with the method in a header. */
export const POST = (request: Request, { params }: Props): Promise<Response> =>
  speakTus(request, async (person) => {
    const { id } = await params
    const method = request.headers.get('x-http-method-override')
    if (method === 'PATCH')
      return limitPieces(
        person.id,
        () => answer(503),
        () => takePiece(request, person, id),
      )
    if (method !== 'DELETE') return answer(405, { Allow: 'HEAD, PATCH, DELETE' })
    await forgetUpload(person, id)
    return answer(204)
  })

/** A piece is in memory while it arrives: of each person so many at once. A page sends two; what is refused is sent again. */
const limitPieces = limitAtOnce(8)

/** The next piece (tus: core). 409: it does not begin where the upload goes on. */
async function takePiece(request: Request, person: Person, id: string): Promise<Response> {
  const at = bytesIn(request.headers.get('upload-offset'))
  if (request.headers.get('content-type') !== 'application/offset+octet-stream') return answer(415)
  const bytes = at === null ? null : await readPiece(request)
  if (at === null || bytes === null) return answer(at === null ? 400 : 413)
  const added = await addPiece(person, id, { at, bytes })
  if (!added.ok) return answer(added.problem === 'wrong-place' ? 409 : 413)
  return answer(204, { 'Upload-Offset': String(added.value.received) })
}

/** The body; null when it is longer than a piece, whatever the headers say. */
async function readPiece(request: Request): Promise<Uint8Array | null> {
  if ((bytesIn(request.headers.get('content-length')) ?? 0) > longestPiece) return null
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of request.body ?? []) {
    bytes += part.length
    if (bytes > longestPiece) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
