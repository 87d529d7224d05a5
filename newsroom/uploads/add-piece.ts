import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { longestPiece, mostPieces } from '#lib/uploads.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { folderOfUpload, listFiles, pieceKey, readUpload, uploadFiles } from './upload-files.ts'

/**
 * Takes the piece of an upload that begins at the byte `at`. 'wrong-place': that is not where it goes on. A piece that breaks off is not
 * kept. 'too-many-pieces': of such small ones no upload is made. Throws NotFound.
 */
export async function addPiece(
  person: Person,
  id: string,
  { at, bytes }: { at: number; bytes: Uint8Array },
): Promise<Outcome<{ received: number }, 'wrong-place' | 'too-big' | 'too-many-pieces'>> {
  authorise(person, 'add a picture')
  const folder = folderOfUpload(person.id, id)
  const upload = folder && readUpload(await listFiles(folder))
  if (!folder || !upload) throw new NotFound(`upload ${id}`)
  if (at !== upload.received) return no('wrong-place')
  const received = at + bytes.length
  if (received > upload.size || bytes.length > longestPiece) return no('too-big', { most: upload.size })
  if (upload.pieces.length >= mostPieces) return no('too-many-pieces')
  if (bytes.length > 0) await uploadFiles().put(pieceKey(folder, at), bytes)
  return done({ received })
}
