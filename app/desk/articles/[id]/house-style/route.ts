import { createHash } from 'node:crypto'
import { personOfRequest } from '#app/person.ts'
import { orNull } from '#lib/outcome.ts'
import { isArticleId } from '#newsroom/articles/draft-for.ts'
import { styleRulesInput } from '#newsroom/house-style/input.ts'
import { styleOfStory } from '#newsroom/house-style/style-of-story.ts'

type Props = { params: Promise<{ id: string }> }

/** The rules of the house style for a story in a language. Asked for whenever its window gets the focus: what has not changed is not sent again. */
export async function GET(request: Request, { params }: Props) {
  const person = await personOfRequest()
  const { id } = await params
  const { language } = styleRulesInput.parse({ language: new URL(request.url).searchParams.get('language') })
  const style = person && language && isArticleId(id) ? await styleOfStory(person, id, language).catch(orNull) : null
  if (!style) return new Response(null, { status: 404 })
  const body = JSON.stringify(style)
  const headers = { 'cache-control': 'private, no-cache', etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
}
