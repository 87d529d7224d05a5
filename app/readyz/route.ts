import { databaseAnswers } from '#db/answers.ts'

/** Ready to serve readers and the desk: both pools of the database answer. */
export const dynamic = 'force-dynamic'
export async function GET() {
  const ready = await databaseAnswers()
  return new Response(ready ? 'ready\n' : 'the database does not answer\n', {
    status: ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
