import { personOfRequest } from '#app/person.ts'
import { waitingFor } from '#newsroom/articles/waiting-for.ts'

/** Asked by every open page of the desk every few seconds: a plain GET, because actions wait for one another. */
export async function GET() {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  return Response.json({ waiting: await waitingFor(person) }, { headers: { 'cache-control': 'no-store' } })
}
