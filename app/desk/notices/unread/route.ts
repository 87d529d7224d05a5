import { personOfRequest } from '#app/person.ts'
import { unreadNotices } from '#newsroom/notices/notices-for.ts'

/** Polled by every open page of the desk, as ../../waiting. */
export async function GET() {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  return Response.json({ unread: await unreadNotices(person) }, { headers: { 'cache-control': 'no-store' } })
}
