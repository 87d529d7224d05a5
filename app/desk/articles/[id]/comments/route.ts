import { type Answer, question } from '#app/action.ts'
import { threadsInput } from '#newsroom/comments/input.ts'
import { type Threads, threadsOf } from '#newsroom/comments/threads-of.ts'

const ask = question(threadsInput, threadsOf)

type Story = { params: Promise<{ id: string }> }

/** The open comment threads of a story, or its resolved ones (`?resolved`, `?after=`). Asked each time that the channel tells of them. */
export async function GET(request: Request, { params }: Story): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const after = searchParams.get('after') ?? undefined
  return respond(await ask({ articleId: (await params).id, isResolved: searchParams.has('resolved'), after }))
}

const respond = (answer: Answer<Threads, never>): Response =>
  answer.ok
    ? Response.json(answer.value, { headers: { 'Cache-Control': 'private, no-store' } })
    : Response.json(null, { status: statuses[answer.problem] })

const statuses = {
  'signed-out': 401,
  'cross-site': 403,
  'not-found': 404,
  'not-allowed': 404,
  unproven: 403,
  invalid: 400,
} satisfies Record<Extract<Answer<Threads, never>, { ok: false }>['problem'], number>
