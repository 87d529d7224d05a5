import type { NextRequest } from 'next/server'
import { feedAsked } from '#app/desk/feed/feed-asked.ts'
import { personOfRequest } from '#app/person.ts'
import { orNull } from '#lib/outcome.ts'
import { feedVersion } from '#newsroom/feed/feed-version.ts'
import { can } from '#newsroom/people/policy.ts'

/** Polled by every open feed desk: a plain GET, because server actions run one after the other. */
export async function GET(request: NextRequest) {
  const person = await personOfRequest()
  const feed = feedAsked(Object.fromEntries(request.nextUrl.searchParams))
  if (!person || !feed || !can(person, 'see the feed desk', { mine: true, feed: feed.name })) return new Response(null, { status: 404 })
  const version = await feedVersion(person, feed).catch(orNull)
  return version === null ? new Response(null, { status: 404 }) : Response.json(version, { headers: { 'cache-control': 'no-store' } })
}
