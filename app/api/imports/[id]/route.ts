import { isOurOwnPage } from '#app/action.ts'
import { personOfRequest } from '#app/person.ts'
import { pieceBytes } from '#lib/import-runs.ts'
import { NotAllowed, NotFound, no, type Refused, type RequestProblem } from '#lib/outcome.ts'
import { addPiece } from '#newsroom/import-runs/add-piece.ts'
import { pieceInput } from '#newsroom/import-runs/input.ts'

type Props = { params: Promise<{ id: string }> }

/** Takes the next piece of a file that an admin uploads: the body of the request, which begins at the byte `at`. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!(await isOurOwnPage())) return refuse(403, no('cross-site'))
  const person = await personOfRequest()
  if (!person) return refuse(401, no('signed-out'))
  const parsed = pieceInput.safeParse({ importId: (await params).id, at: new URL(request.url).searchParams.get('at') })
  if (!parsed.success) return refuse(404, no('not-found'))
  const bytes = await readPiece(request)
  if (bytes === null) return refuse(413, no('invalid'))
  try {
    return json(200, await addPiece(person, { ...parsed.data, bytes }))
  } catch (error) {
    // Who may not import does not learn which files there are.
    if (error instanceof NotAllowed || error instanceof NotFound) return refuse(404, no('not-found'))
    throw error
  }
}

/** The body; null when it is longer than a piece, whatever the headers say. */
async function readPiece(request: Request): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of request.body ?? []) {
    bytes += part.length
    if (bytes > pieceBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const refuse = (status: number, refused: Refused<RequestProblem>) => json(status, refused)
const json = (status: number, value: unknown) => Response.json(value, { status, headers: { 'Cache-Control': 'private, no-store' } })
