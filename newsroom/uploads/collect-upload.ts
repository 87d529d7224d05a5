import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { folderOfUpload, listFiles, nameOfUpload, readUpload, uploadFiles } from './upload-files.ts'

/**
 * Writes an upload that has arrived whole to the file `path`, and returns the name that it was begun with. 'invalid': something of it is
 * still to come. The upload stays, so that an answer that was lost can be asked for again. Throws NotFound.
 */
export async function collectUpload(
  person: Person,
  id: string,
  path: string,
  most: number,
): Promise<Outcome<{ name: string }, 'invalid' | 'too-big'>> {
  authorise(person, 'add a picture')
  const folder = folderOfUpload(person.id, id)
  const upload = folder && readUpload(await listFiles(folder))
  if (!folder || !upload) throw new NotFound(`upload ${id}`)
  if (upload.received !== upload.size) return no('invalid')
  if (upload.size > most) return no('too-big', { most })
  await pipeline(Readable.from(bytesOf(upload.pieces.map(({ key }) => key))), createWriteStream(path))
  return done({ name: (await nameOfUpload(folder, upload.size)) ?? '' })
}

async function* bytesOf(keys: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const key of keys) {
    const piece = await uploadFiles().open(key)
    if (!piece) throw new Error(`piece ${key} is not there any more`)
    yield* piece.stream
  }
}
