import { action } from '#app/action.ts'
import { startArticleInput } from '#newsroom/articles/input.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'

const start = action(startArticleInput.required({ id: true, writer: true }), startArticle)

type Story = { params: Promise<{ id: string }> }

/** Creates a story that was begun on a device without a network, under the id that it was given there; once, however often it is asked. */
export async function POST(request: Request, { params }: Story): Promise<Response> {
  const sent: unknown = await request.json().catch(() => null)
  const answer = await start({ ...Object(sent), id: (await params).id })
  return Response.json(answer, { status: answer.ok ? 200 : statuses[answer.problem], headers: { 'Cache-Control': 'private, no-store' } })
}

const statuses = {
  ...{ 'signed-out': 401, 'cross-site': 403, 'not-found': 404, 'not-allowed': 404, unproven: 403 },
  ...{ invalid: 400, 'someone-else': 422 },
} as const
