import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { collectUpload } from '#newsroom/uploads/collect-upload.ts'

export type Received = { folder: string; path: string; name: string }

class TooBig extends Error {}

/** Writes the body to a file in a temporary folder, and stops reading at the maximum size, whatever the headers say. */
export async function receive(request: Request, most: number): Promise<Outcome<Received, 'too-big' | 'empty' | 'invalid'>> {
  const name = nameOf(request.headers.get('x-file-name'))
  if (name === null) return no('invalid')
  if (Number(request.headers.get('content-length') ?? 0) > most) return no('too-big', { most })
  if (!request.body) return no('empty')
  const folder = await mkdtemp(join(tmpdir(), 'galley-upload-'))
  const path = join(folder, 'upload')
  try {
    await pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), limitBytes(most), createWriteStream(path)) // one class, with two type declarations
    return done({ folder, path, name })
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    if (error instanceof TooBig) return no('too-big', { most })
    if (request.signal.aborted) return no('invalid')
    throw error
  }
}

/** The same with a file that has arrived piece by piece. 'invalid': it is not there, or not whole. */
export async function receiveArrived(person: Person, id: string, most: number): Promise<Outcome<Received, 'too-big' | 'invalid'>> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-upload-'))
  const path = join(folder, 'upload')
  const leave = async <Refusal>(refusal: Refusal) => {
    await rm(folder, { recursive: true, force: true })
    return refusal
  }
  try {
    const collected = await collectUpload(person, id, path, most)
    return collected.ok ? done({ folder, path, name: collected.value.name }) : leave(collected)
  } catch (error) {
    await leave(null)
    if (error instanceof NotFound) return no('invalid')
    throw error
  }
}

function limitBytes(most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Uint8Array, _, next) {
      bytes += chunk.length
      next(bytes > most ? new TooBig() : null, chunk)
    },
  })
}

function nameOf(header: string | null): string | null {
  try {
    return decodeURIComponent(header ?? '')
  } catch {
    return null
  }
}
