import { z } from 'zod'
import { personOfRequest } from '#app/person.ts'
import { NotFound } from '#lib/outcome.ts'
import { alikePictures } from '#newsroom/media/alike.ts'
import { libraryPicture } from '#newsroom/media/library.ts'
import { usageOf } from '#newsroom/media/usage.ts'

const headers = { 'Cache-Control': 'private, no-store' }

/** One picture of the library, what uses it, and those that look like it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const person = await personOfRequest()
  if (!person) return Response.json({ problem: 'signed-out' }, { status: 401, headers })
  const { id } = await params
  try {
    if (!z.uuid().safeParse(id).success) throw new NotFound()
    const picture = await libraryPicture(person, id)
    return Response.json({ picture, usage: await usageOf(person, id), alike: await alikePictures(person, id) }, { headers })
  } catch (error) {
    if (error instanceof NotFound) return Response.json({ problem: 'not-found' }, { status: 404, headers })
    throw error
  }
}
