import { type Answer, action } from '#app/action.ts'
import { saveDraftInput } from '#newsroom/articles/input.ts'
import { type SavedDraft, type SaveProblem, saveDraft } from '#newsroom/articles/save-draft.ts'

const save = action(saveDraftInput, saveDraft)

/**
 * Saves a draft. Server actions wait for one another, and one that hangs would hold up every save behind it: so the same
 * wrapper has an endpoint of its own, which the editor can give up and ask again.
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
