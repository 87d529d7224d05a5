import { z } from 'zod'
import { json } from '#app/api/take-file.ts'
import { personOfRequest } from '#app/person.ts'
import { NotFound } from '#lib/outcome.ts'
import { libraryFile, libraryFiles } from '#newsroom/attachments/library-files.ts'
import { usageOfAttachment } from '#newsroom/attachments/usage.ts'

/** One sound, video, document or captions of the library, its captions, and what uses it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const person = await personOfRequest()
  if (!person) return json(401, { problem: 'signed-out' })
  const { id } = await params
  try {
    if (!z.uuid().safeParse(id).success) throw new NotFound()
    const file = await libraryFile(person, id)
    const [captions] = await libraryFiles(person, file.captionsId ? [file.captionsId] : [])
    return json(200, { file, captions: captions ?? null, usage: await usageOfAttachment(person, id) })
  } catch (error) {
    if (error instanceof NotFound) return json(404, { problem: 'not-found' })
    throw error
  }
}
