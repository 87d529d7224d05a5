import { databaseAnswers } from '#db/answers.ts'

/** Readers and the desk can be served: both pools of the database answer. */
export const dynamic = 'force-dynamic'
export async function GET() {
  const ready = await databaseAnswers()
  return new Response(ready ? 'ready\n' : 'the database does not answer\n', {
    status: ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
