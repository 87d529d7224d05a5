import { recentTroubles } from '#app/desk/recent-troubles.ts'
import { personOfRequest } from '#app/person.ts'
import { can } from '#newsroom/people/policy.ts'

/** Polled by every open page of an editor's desk, for the mark in the rail. */
export async function GET() {
  const person = await personOfRequest()
  if (!person || !can(person, 'see the health')) return new Response(null, { status: 404 })
  return Response.json({ troubles: await recentTroubles(person) }, { headers: { 'cache-control': 'no-store' } })
}
