import { personOfRequest } from '#app/person.ts'
import { snippetsFor } from '#newsroom/snippets/snippets-for.ts'

/** What this person can insert into a story; asked for by the editor. */
export async function GET() {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  return Response.json({ snippets: await snippetsFor(person) }, { headers: { 'cache-control': 'no-store' } })
}
