import type { NextRequest } from 'next/server'
import { personOfRequest } from '#app/person.ts'
import { isPublished } from '#lib/publication.ts'
import { feedVersion } from '#newsroom/feed/feed-version.ts'
import { can } from '#newsroom/people/policy.ts'

/** Polled by every open feed desk: a plain GET, because server actions run one after the other. */
export async function GET(request: NextRequest) {
  const person = await personOfRequest()
  const language = request.nextUrl.searchParams.get('language') ?? ''
  if (!person || !can(person, 'see the feed desk') || !isPublished(language)) return new Response(null, { status: 404 })
  const version = await feedVersion(person, { name: 'main', language })
  return version === null ? new Response(null, { status: 404 }) : Response.json({ version }, { headers: { 'cache-control': 'no-store' } })
}
