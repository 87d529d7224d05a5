import { personOfRequest } from '#app/person.ts'
import { barItems } from '#components/breaking/bar-items.ts'
import { standingBreaking } from '#newsroom/breaking/breaking-desk.ts'
import { can } from '#newsroom/people/policy.ts'

/** Asked by every open page of an editor's desk when the channel tells of a change, for the bar of breaking news. */
export async function GET() {
  const person = await personOfRequest()
  if (!person || !can(person, 'publish breaking news')) return new Response(null, { status: 404 })
  return Response.json({ items: barItems(await standingBreaking(person)) }, { headers: { 'cache-control': 'no-store' } })
}
