import { readFile, rm } from 'node:fs/promises'
import { isOurOwnPage } from '#app/action.ts'
import { receive } from '#app/api/media/receive.ts'
import { personOfRequest } from '#app/person.ts'
import { NotAllowed, no, type Refused, type RequestProblem } from '#lib/outcome.ts'
import { bringPicture } from '#newsroom/import/bring-picture.ts'
import type { FetchProblem } from '#newsroom/import/fetch-picture.ts'
import { bringPictureInput } from '#newsroom/import/input.ts'
import { libraryPicture } from '#newsroom/media/library.ts'

/**
 * Fetches a picture from another site into the library: the body of the request is its address. A server action would hold up others of the
 * page for as long as that site takes.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(await isOurOwnPage())) return refuse(no('cross-site'))
  const person = await personOfRequest()
  if (!person) return refuse(no('signed-out'))
  const received = await receive(request, longestBody)
  if (!received.ok) return refuse(received)
  const { folder, path } = received.value
  try {
    const asked = bringPictureInput.safeParse({ address: await readFile(path, 'utf8') })
    if (!asked.success) return refuse(no('invalid'))
    const brought = await bringPicture(person, asked.data)
    if (!brought.ok) return refuse(brought)
    const picture = await libraryPicture(person, brought.value.id)
    return json(200, { ok: true, value: { picture, already: brought.value.already } })
  } catch (error) {
    if (error instanceof NotAllowed) return refuse(no('not-allowed'))
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Bytes: an address has 2,048 characters at most. */
const longestBody = 8192

type Problem = FetchProblem | Exclude<RequestProblem, 'not-found'>

const statuses: Partial<Record<Problem, number>> = {
  'signed-out': 401,
  'cross-site': 403,
  'not-allowed': 403,
  unproven: 403,
  invalid: 400,
}

const refuse = (refused: Refused<Problem>) => json(statuses[refused.problem] ?? 422, refused)
const json = (status: number, value: unknown) => Response.json(value, { status, headers: { 'Cache-Control': 'private, no-store' } })
