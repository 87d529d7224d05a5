import { type Answer, action } from '#app/action.ts'
import { saveDraftInput } from '#newsroom/articles/input.ts'
import { type SavedDraft, type SaveProblem, saveDraft } from '#newsroom/articles/save-draft.ts'

const save = action(saveDraftInput, saveDraft)

/**
 * Saves a draft. Next runs server actions one after the other, so one that hangs would block every later save. This endpoint with the same
 * wrapper can be aborted and retried.
 */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const sent: unknown = await request.json().catch(() => null)
  const answer = await save(sent instanceof Object ? { ...sent, articleId: (await params).id } : sent)
  return Response.json(answer, { status: answer.ok ? 200 : statuses[answer.problem], headers: { 'Cache-Control': 'private, no-store' } })
}

const statuses = {
  'signed-out': 401,
  'cross-site': 403,
  'not-found': 404,
  'not-allowed': 404,
  invalid: 400,
  stale: 409,
  'wrong-stage': 409,
  'too-long': 422,
  'bad-document': 422,
  'someone-else': 422,
} satisfies Record<Extract<Answer<SavedDraft, SaveProblem>, { ok: false }>['problem'], number>
