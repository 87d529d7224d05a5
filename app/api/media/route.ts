import { rm } from 'node:fs/promises'
import { isOurOwnPage } from '#app/action.ts'
import { personOfRequest } from '#app/person.ts'
import { NotAllowed, no, type Refused, type RequestProblem } from '#lib/outcome.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { libraryInput, someInput } from '#newsroom/media/input.ts'
import { libraryPage, libraryPicture, libraryPictures } from '#newsroom/media/library.ts'
import { mostBytes, type PictureProblem } from '#newsroom/media/validate-picture.ts'
import { receive } from './receive.ts'

/** A page of the library, for the picker; with `ids`, those pictures. */
export async function GET(request: Request): Promise<Response> {
  const person = await personOfRequest()
  if (!person) return refuse(no('signed-out'))
  const query = Object.fromEntries(new URL(request.url).searchParams)
  if (Object.values(query).some((value) => value.includes('\0'))) return refuse(no('invalid'))
  if (query.ids !== undefined) {
    const some = someInput.safeParse(query.ids)
    return some.success ? json(200, { pictures: await libraryPictures(person, some.data), next: null }) : refuse(no('invalid'))
  }
  const asked = libraryInput.safeParse(query)
  if (!asked.success) return refuse(no('invalid'))
  return json(200, await libraryPage(person, asked.data))
}

/**
 * Adds one picture: the body of the request, with its percent-encoded name in X-File-Name. A server action would hold the whole file in
 * memory and show no progress, so this is an endpoint, with the checks of app/action.ts.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(await isOurOwnPage())) return refuse(no('cross-site'))
  const person = await personOfRequest()
  if (!person) return refuse(no('signed-out'))
  const received = await receive(request, mostBytes)
  if (!received.ok) return refuse(received)
  const { folder, path, name } = received.value
  try {
    const added = await addPicture(person, { name, path })
    if (!added.ok) return refuse(added)
    const picture = await libraryPicture(person, added.value.id)
    return json(added.value.already ? 200 : 201, { ok: true, value: { picture, already: added.value.already } })
  } catch (error) {
    if (error instanceof NotAllowed) return refuse(no('not-allowed'))
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type UploadProblem = PictureProblem | Exclude<RequestProblem, 'not-found'>

const statuses: Partial<Record<UploadProblem, number>> = {
  'signed-out': 401,
  'cross-site': 403,
  'not-allowed': 403,
  unproven: 403,
  invalid: 400,
  'too-big': 413,
}

const refuse = (refused: Refused<UploadProblem>) => json(statuses[refused.problem] ?? 422, refused)
const json = (status: number, value: unknown) => Response.json(value, { status, headers: { 'Cache-Control': 'private, no-store' } })
