import { personOfRequest } from '#app/person.ts'
import { lateItems } from '#newsroom/schedule/calendar.ts'

/** Polled by every open page of the desk of those who can act on it: how many things should have gone out and did not. */
export async function GET() {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  return Response.json({ late: (await lateItems(person)).length }, { headers: { 'cache-control': 'no-store' } })
}
