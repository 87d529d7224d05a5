import { isOurOwnPage } from '#app/action.ts'
import { personOfRequest } from '#app/person.ts'
import { NotAllowed, NotFound, no, type Refused } from '#lib/outcome.ts'
import { saveDraftInput } from '#newsroom/articles/input.ts'
import { type SaveProblem, saveDraft } from '#newsroom/articles/save-draft.ts'

/**
 * Saves a draft. Server actions wait for one another, and one that hangs would hold up every save behind it: so this is a
 * door of its own, which the editor can give up and knock at again, with the same checks as app/action.ts.
 */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!(await isOurOwnPage())) return refuse(no('cross-site'))
  const person = await personOfRequest()
  if (!person) return refuse(no('signed-out'))
  const sent: unknown = await request.json().catch(() => null)
  const parsed = saveDraftInput.safeParse(sent instanceof Object ? { ...sent, articleId: (await params).id } : sent)
  if (!parsed.success) return refuse(no('invalid'))
  try {
    const saved = await saveDraft(person, parsed.data)
    return saved.ok ? json(200, saved) : refuse(saved)
  } catch (error) {
    // Not there and not yours: one answer.
    if (error instanceof NotFound || error instanceof NotAllowed) return refuse(no('not-found'))
    throw error
  }
}

type Problem = SaveProblem | 'signed-out' | 'cross-site' | 'not-found' | 'invalid'

const statuses: Partial<Record<Problem, number>> = {
  'signed-out': 401,
  'cross-site': 403,
  'not-found': 404,
  invalid: 400,
  stale: 409,
  'wrong-stage': 409,
}

const refuse = (refused: Refused<Problem>) => json(statuses[refused.problem] ?? 422, refused)
const json = (status: number, value: unknown) => Response.json(value, { status, headers: { 'Cache-Control': 'private, no-store' } })
