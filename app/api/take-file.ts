import { rm } from 'node:fs/promises'
import { isOurOwnPage } from '#app/action.ts'
import { personOfRequest } from '#app/person.ts'
import { NotAllowed, no, type Outcome, type Refused, type RequestProblem } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { limitAtOnce } from './limit-at-once.ts'
import { type Received, receive, receiveArrived } from './receive.ts'

/** What goes wrong with a file before a verb looks at it. */
type SendingProblem = Exclude<RequestProblem, 'not-found'> | 'too-big' | 'empty'

/**
 * An endpoint that takes the body of a request as a file of at most `most` bytes, with its percent-encoded name in X-File-Name. A server
 * action would hold the whole file in memory, show no progress, and hold up the others of its page; so this has the checks of
 * app/action.ts. X-Upload names a file instead that has arrived piece by piece (newsroom/uploads). The file is deleted when `use` has answered.
 */
export async function takeFile<Value, Problem extends string>(
  request: Request,
  most: number,
  use: (person: Person, file: Received) => Promise<Outcome<Value, Problem | SendingProblem> & { status?: number }>,
): Promise<Response> {
  if (!(await isOurOwnPage())) return refuse(no('cross-site'))
  const person = await personOfRequest()
  if (!person) return refuse(no('signed-out'))
  const arrived = request.headers.get('x-upload')
  const take = async () => {
    const received = arrived === null ? await receive(request, most) : await receiveArrived(person, arrived, most)
    return received.ok ? answerOf(received.value, use, person) : refuse(received)
  }
  try {
    return await (arrived === null ? take() : limitArrived(person.id, () => refuse(no('busy')), take))
  } catch (error) {
    if (error instanceof NotAllowed) return refuse(no('not-allowed'))
    throw error
  }
}

/** A request of a few bytes has 900 MB copied: of each person so many at once. A page asks for two. */
const limitArrived = limitAtOnce(4)

async function answerOf<Value, Problem extends string>(
  received: Received,
  use: (person: Person, file: Received) => Promise<Outcome<Value, Problem | SendingProblem> & { status?: number }>,
  person: Person,
): Promise<Response> {
  try {
    const { status = 200, ...answer } = await use(person, received)
    return answer.ok ? json(status, answer) : refuse(answer)
  } finally {
    await rm(received.folder, { recursive: true, force: true })
  }
}

const statuses: Record<string, number> = {
  'signed-out': 401,
  'cross-site': 403,
  'not-allowed': 403,
  unproven: 403,
  invalid: 400,
  'too-big': 413,
  busy: 503,
}

/** An answer that says what was wrong, with the status of HTTP for it; 422 for what the file itself is. */
export const refuse = (refused: Refused<string>) => json(statuses[refused.problem] ?? 422, refused)

/** An answer for one person, kept nowhere. */
export const json = (status: number, value: unknown) => Response.json(value, { status, headers: { 'Cache-Control': 'private, no-store' } })
