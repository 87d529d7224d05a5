import { rm } from 'node:fs/promises'
import { isOurOwnPage } from '#app/action.ts'
import { receive } from '#app/api/media/receive.ts'
import { personOfRequest } from '#app/person.ts'
import { NotAllowed, no, type Refused, type RequestProblem } from '#lib/outcome.ts'
import { longestFile } from '#newsroom/formats/read-apart.ts'
import type { FileProblem } from '#newsroom/formats/read-file.ts'
import { bringFile } from '#newsroom/import/bring-file.ts'

/** Reads a file of a writer as the text of a story: the body of the request, with its percent-encoded name in X-File-Name. */
export async function POST(request: Request): Promise<Response> {
  if (!(await isOurOwnPage())) return refuse(no('cross-site'))
  const person = await personOfRequest()
  if (!person) return refuse(no('signed-out'))
  const received = await receive(request, longestFile)
  if (!received.ok) return refuse(received)
  const { folder, path, name } = received.value
  try {
    const brought = await bringFile(person, { path, name })
    return brought.ok ? json(200, brought) : refuse(brought)
  } catch (error) {
    if (error instanceof NotAllowed) return refuse(no('not-allowed'))
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Problem = FileProblem | Exclude<RequestProblem, 'not-found'>

const statuses: Partial<Record<Problem, number>> = {
  'signed-out': 401,
  'cross-site': 403,
  'not-allowed': 403,
  unproven: 403,
  invalid: 400,
  'too-big': 413,
  busy: 503,
}

const refuse = (refused: Refused<Problem>) => json(statuses[refused.problem] ?? 422, refused)
const json = (status: number, value: unknown) => Response.json(value, { status, headers: { 'Cache-Control': 'private, no-store' } })
