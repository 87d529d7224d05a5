import { personOfRequest } from '#app/person.ts'
import { readWorker } from '#reader/assets.ts'

/** The worker that searches a story by a regular expression, for who is signed in. */
export async function GET(): Promise<Response> {
  if (!(await personOfRequest())) return new Response(null, { status: 404 })
  return new Response(readWorker('expressionWorker'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
