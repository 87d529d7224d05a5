import type { NextRequest } from 'next/server'
import { personOfRequest } from '#app/person.ts'
import { isPublished } from '#lib/publication.ts'
import { feedVersion } from '#newsroom/feed/feed-version.ts'
import { can } from '#newsroom/people/policy.ts'

/** Asked by every open feed desk every few seconds: a plain GET, because actions wait for one another. */
export async function GET(request: NextRequest) {
  const person = await personOfRequest()
  const language = request.nextUrl.searchParams.get('language') ?? ''
  if (!person || !can(person, 'see the feed desk') || !isPublished(language)) return new Response(null, { status: 404 })
  const version = await feedVersion(person, { name: 'main', language })
  return version === null ? new Response(null, { status: 404 }) : Response.json({ version }, { headers: { 'cache-control': 'no-store' } })
}
