import { personOfRequest } from '#app/person.ts'
import { countUnread } from '#newsroom/wire/wire-list.ts'

/** Polled by every open page of the desk: a plain GET, because server actions run one after the other. */
export async function GET() {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  return Response.json({ unread: await countUnread(person) }, { headers: { 'cache-control': 'no-store' } })
}
