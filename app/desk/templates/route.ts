import { personOfRequest } from '#app/person.ts'
import { templatesInput } from '#newsroom/templates/input.ts'
import { offeredTemplates } from '#newsroom/templates/templates.ts'

/** What a story in a language can begin with; asked for by the editor. */
export async function GET(request: Request) {
  const person = await personOfRequest()
  const wanted = templatesInput.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!person || !wanted.success) return new Response(null, { status: 404 })
  const templates = await offeredTemplates(person, wanted.data.language)
  return Response.json({ templates }, { headers: { 'cache-control': 'no-store' } })
}
