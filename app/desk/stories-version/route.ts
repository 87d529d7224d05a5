import type { NextRequest } from 'next/server'
import { personOfRequest } from '#app/person.ts'
import { deskStoriesVersion } from '#newsroom/articles/desk-stories-version.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'

/** Polled by an open list of stories, with the list's own query. */
export async function GET(request: NextRequest) {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  const wanted = deskStoriesInput.parse(Object.fromEntries(request.nextUrl.searchParams))
  return Response.json({ version: await deskStoriesVersion(person, wanted) }, { headers: { 'cache-control': 'no-store' } })
}
