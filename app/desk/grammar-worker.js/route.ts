import { personOfRequest } from '#app/person.ts'
import { readWorker } from '#reader/assets.ts'

/** The worker that checks the grammar of a story, for who is signed in. Its policy is in proxy.ts. */
export async function GET(): Promise<Response> {
  if (!(await personOfRequest())) return new Response(null, { status: 404 })
  return new Response(readWorker('grammarWorker'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
