import { type Answer, actionOfAnybody, question } from '#app/action.ts'
import { type AddedSteps, type AddStepsProblem, addSteps } from '#newsroom/articles/add-steps.ts'
import { addStepsInput, stepsInput } from '#newsroom/articles/input.ts'
import { stepsFor } from '#newsroom/articles/steps-since.ts'

const add = actionOfAnybody(addStepsInput, addSteps)
const since = question(stepsInput, stepsFor)

type Story = { params: Promise<{ id: string }> }

/**
 * Adds steps to a draft. Next runs server actions one after the other, so one that hangs would block every later save. This endpoint with
 * the same wrapper can be aborted and retried, and outlives its page.
 */
export async function POST(request: Request, { params }: Story): Promise<Response> {
  const sent: unknown = await request.json().catch(() => null)
  return respond(await add(sent instanceof Object ? { ...sent, articleId: (await params).id } : sent))
}

/** What others wrote since a version (`?since=`). */
export async function GET(request: Request, { params }: Story): Promise<Response> {
  const seenVersion = Number(new URL(request.url).searchParams.get('since'))
  return respond(await since({ articleId: (await params).id, seenVersion }))
}

/** `no-transform`: these few bytes are not worth compressing. */
const headers = { 'Cache-Control': 'private, no-store, no-transform' }
const respond = (answer: Answer<Omit<AddedSteps, 'slug' | 'mustSuggest'>, AddStepsProblem>): Response =>
  Response.json(answer, { status: answer.ok ? 200 : statuses[answer.problem], headers })

const statuses = {
  'signed-out': 401,
  'cross-site': 403,
  'not-found': 404,
  'not-allowed': 404,
  unproven: 403,
  invalid: 400,
  stale: 409,
  'wrong-stage': 409,
  'too-long': 422,
  'bad-document': 422,
  'someone-else': 422,
} satisfies Record<Extract<Answer<AddedSteps, AddStepsProblem>, { ok: false }>['problem'], number>
